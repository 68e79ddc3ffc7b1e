import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '../../../artifacts/canonical.js';
import { changeLook } from '../../state/navigation.js';
import { look } from '../../state/session.js';
import type { Source } from '../../worker/questions/train/training-of.js';
import { Choices } from './choices.js';
import { Outcome } from './outcome.js';
import { secondsOf } from './seconds.js';
import { describeSource, dropped, startTraining, stopTraining, training, unreadable } from './training.js';
import { type Told, toldBy } from './wish.js';

/** A network estimated to train longer waits for a click. */
const patience = 20;
/** Settings that have not changed for so many milliseconds are trained. */
const quiet = 350;

let described: unknown;
let wanted = '';
let settling: ReturnType<typeof setTimeout> | undefined;

/** Trains any dense network on a table, and says layer by layer how its features are learned. */
export function TrainView() {
  const told = toldBy(look.value);
  const card = training.value;
  useSignalEffect(() => {
    const source = sourceOf(toldBy(look.value));
    const which = source && ('set' in source ? source.set : source);
    if (!source || which === described) return;
    described = which;
    void describeSource(source);
  });
  useSignalEffect(() => {
    const asked = toldBy(look.value);
    const file = dropped.value;
    const known = training.value?.source;
    if (asked.data === 'file' && !asked.sha256 && file && known?.name === file.name)
      changeLook({ 'train.sha256': known.sha256 });
  });
  useSignalEffect(() => {
    const asked = toldBy(look.value);
    if (look.value.view !== 'train' || !training.value || !sourceOf(asked)) return;
    const { sha256: _, ...rest } = asked;
    const key = canonicalJson({ ...rest, source: training.value.source.sha256 } as never);
    if (key === wanted) return;
    const first = wanted === '';
    wanted = key;
    clearTimeout(settling);
    stopTraining();
    if (secondsOf(asked, training.value) <= patience) settling = setTimeout(() => begin(asked), first ? 0 : quiet);
  });
  useEffect(() => leave, []);
  const missing = told.data === 'file' && !dropped.value;
  return (
    <main class="theory train">
      <aside class="side" aria-label="Network and data">
        <Choices card={card} told={told} />
      </aside>
      <div class="stage">
        <header class="heading">
          <h1>Train your own network</h1>
          <p class="source">
            A real dense network in double precision, trained here; the numbers are those of{' '}
            <code>curvecast train</code>. Your data stay in this browser.
          </p>
        </header>
        {[missing ? ask(told) : otherFile(told), unreadable.value].map(
          (text) =>
            text && (
              <p class="banner" role="alert" key={text}>
                {text}
              </p>
            ),
        )}
        <Outcome card={card} told={told} begin={missing ? undefined : () => begin(told)} />
      </div>
    </main>
  );
}

function sourceOf({ data }: Told): Source | undefined {
  return data === 'file' ? dropped.value : { set: data };
}

function begin(told: Told): void {
  const source = sourceOf(told);
  const { parameters, seed, inputs, label } = told;
  if (!source) return;
  startTraining({
    parameters,
    seed,
    source,
    ...(inputs ? { inputs } : {}),
    ...(label === undefined ? {} : { label }),
  });
}

function ask({ file, sha256 }: Told): string {
  const hash = sha256 ? ` (its hash begins ${sha256.slice(0, 12)})` : '';
  return `This page is about the file ${file ?? 'of another reader'}${hash}. Files never travel with a link: choose it at the left.`;
}

/** A link knows its file by the hash. */
function otherFile({ data, sha256 }: Told): string | undefined {
  const known = training.value?.source;
  if (data !== 'file' || !sha256 || !known || known.name !== dropped.value?.name || known.sha256 === sha256)
    return undefined;
  return `This file is not the one of the link: its hash begins ${known.sha256.slice(0, 12)}, that of the link ${sha256.slice(0, 12)}.`;
}

function leave(): void {
  clearTimeout(settling);
  stopTraining();
  wanted = '';
}
