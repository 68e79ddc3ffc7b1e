import type { Citation } from '../contract/index.js';
import type { Agreement, Result } from './result.js';

/** A paragraph for a paper's methods section: equations and their source, engines, tolerance, version, seeds, replicas, agreement. */
export function methodsParagraph(result: Result): string {
  const { spec, version, citations, methods, conventions } = result;
  const [source, ...others] = citations;
  return [
    `${computed(result)} with Curvecast ${version} (theory '${spec.theory}'${source ? `, equations of ${cited(source)}` : ''}).`,
    ...methods.map(sentence),
    others.length > 0 ? `These methods follow ${list(others.map(cited))}.` : '',
    spec.tolerance === undefined ? '' : `The relative tolerance of the numerical methods was ${spec.tolerance}.`,
    spec.calculation === undefined
      ? `The loss is ${conventions.lossNormalisation}; time is measured in ${conventions.timeUnit}.`
      : '',
    simulated(result),
    spec.data ? dataSentence(spec.data) : '',
    ...result.agreement.map(agreementSentence),
    result.hash ? `The result carries the SHA-256 ${result.hash}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function computed({ spec, title }: Result): string {
  if (spec.calculation === undefined) return 'Training curves were computed';
  return `${title}: calculator '${spec.calculation}' was evaluated`;
}

function simulated({ spec, parts }: Result): string {
  if (spec.calculation !== undefined) return `Random draws, where there were any, came from seed ${spec.seed}.`;
  if (!parts.some(({ role }) => role === 'simulation')) return `No network was trained (seed ${spec.seed}).`;
  const replicas = spec.replicas ?? 1;
  const networks = replicas === 1 ? 'One network of finite size was' : `${replicas} networks of finite size were`;
  const sizes = spec.sizes ? ` at sizes ${list(spec.sizes.map(String))}` : '';
  return `${networks} trained beside the theory${sizes}, with random draws from seed ${spec.seed}.`;
}

function dataSentence({ source, inputs, label, preprocessing }: NonNullable<Result['spec']['data']>): string {
  const columns = inputs.length > 4 ? `${inputs.length} columns` : list(inputs);
  return `The data are ${source} (inputs ${columns}; label ${label}). ${preprocessing.map(sentence).join(' ')}`.trim();
}

const verdicts: Record<Agreement['verdict'], string> = {
  pass: 'agrees with the theory',
  fail: 'does not agree with the theory',
  undecided: 'can be judged neither way',
};

function agreementSentence({ quantity, verdict, reason }: Agreement): string {
  return `For ${quantity} the simulation ${verdicts[verdict]}: ${sentence(reason)}`;
}

/** Authors and year, e.g. `Saad and Solla (1995)`, `Arnaboldi et al. (2023)`. */
function cited({ authors, year }: Citation): string {
  const names = authors.map((author) => (author.includes(',') ? author.split(',')[0]! : author.split(' ').at(-1)!));
  return `${names.length > 2 ? `${names[0]} et al.` : names.join(' and ')} (${year})`;
}

function list(words: string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
