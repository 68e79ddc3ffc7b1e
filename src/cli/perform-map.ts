import { datasetForm } from '../artifacts/json.js';
import { jsonText } from '../artifacts/json-text.js';
import type { Spec } from '../artifacts/spec.js';
import { writeWhole } from '../execution/files.js';
import { localExecutor } from '../execution/local.js';
import { mapExhibit } from '../experiments/exhibits.js';
import { type PhaseMap, phaseMap } from '../experiments/map.js';
import { quantitiesOf } from '../experiments/quantities.js';
import { findTheory } from '../experiments/task.js';
import type { Format } from '../figures/formats.js';
import { draw, extensionOf } from './draw.js';
import { interruptible } from './interrupt.js';
import type { ExitCode, World } from './main.js';
import { progressLine } from './progress.js';
import { parseAxis } from './ranges.js';

const cellsPerAxis = 64;

/** Computes and draws a phase map; exit code 1 when every cell failed. */
export async function performMap(
  spec: Spec,
  options: Record<string, unknown>,
  { registry, out, err }: World,
): Promise<ExitCode> {
  const theory = await findTheory(registry, spec.theory);
  const x = parseAxis(theory, '--x', String(options.x), cellsPerAxis);
  const y = parseAxis(theory, '--y', String(options.y), cellsPerAxis);
  const { parameters, seed } = spec;
  const executor = localExecutor(registry);
  const line = progressLine(err, 'map');
  const request = {
    theory,
    parameters,
    x,
    y,
    measure: String(options.value),
    seed,
    replicas: options.replicas as number,
  };
  const map = await interruptible(executor, () => phaseMap(request, executor, line));
  line.clear();
  const folder = String(options.out);
  const format = options.format as Format;
  const figure = `${folder}/${map.measure.name}.${extensionOf(format)}`;
  await writeWhole(
    figure,
    await draw(mapExhibit(map, x, y, theory.caution?.name), format, { quantities: quantitiesOf(theory) }),
  );
  const json = mapJson(map, spec);
  await writeWhole(`${folder}/${map.measure.name}.json`, json);
  if (options.json) out.write(json);
  else out.write(mapText(map, figure));
  return map.failures.length === x.values.length * y.values.length ? 1 : 0;
}

function mapJson({ dataset, measure, failures }: PhaseMap, spec: Spec): string {
  const plain = datasetForm(dataset, ({ dims, values }) =>
    Array.isArray(values) ? { dims, labels: values } : { dims, values },
  );
  return `${jsonText({ format: 1, kind: 'map', spec, measure: measure.name, dataset: plain, failures })}\n`;
}

function mapText({ dataset, measure, failures }: PhaseMap, figure: string): string {
  const cells = dataset.series[measure.name]!.values.length;
  const failed =
    failures.length > 0 ? `${failures.length} cells could not be computed, the first: ${failures[0]!.message}\n` : '';
  return `${measure.name} on ${cells} cells\n${failed}Figure: ${figure}\n`;
}
