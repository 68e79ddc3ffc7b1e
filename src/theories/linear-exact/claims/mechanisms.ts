import { atMost, type Check, type Claim, type Finding, type Job, within } from '../../../contract/index.js';
import { type DrawnCase, drawCase, trainToEnd } from './drawn-case.js';
import { curveExhibit } from './exhibits.js';
import type { Snapshot } from './network-flow.js';

/** What the end of a trained network is compared on. */
interface Ends {
  kernelRatio: number;
  initialCos: number;
  finalCos: number;
  normRatio: number;
}

function endsOf(seen: Snapshot[]): Ends {
  const [first, last] = [seen[0]!, seen.at(-1)!];
  return {
    kernelRatio: last.kernelEigenvalue / first.kernelEigenvalue,
    initialCos: first.cosAngle,
    finalCos: last.cosAngle,
    normRatio: last.norms / first.norms,
  };
}

function cosExhibit(seen: Snapshot[], title: string, description: string): Finding['exhibits'][number] {
  const later = seen.slice(1);
  const x = Float64Array.from(later, ({ t }) => t);
  return curveExhibit({
    title,
    y: 'cosAngle',
    xScale: 'log',
    description,
    layers: [
      {
        label: 'all weights, integrated',
        role: 'simulation',
        x,
        y: Float64Array.from(later, ({ cosAngle }) => cosAngle),
      },
    ],
  });
}

const alignmentCase = {
  width: 1000,
  readoutLearningRate: 2,
  hiddenLearningRate: 0.5,
  readoutInitialScale: 0.003,
  hiddenInitialScale: 0.001,
  inputs: [1, -2],
  labels: [0.5, -1.5],
  initialisation: { kind: 'quasirandom' },
};

/** C5: from a small random start the layers rotate towards each other. */
export const alignment: Claim = {
  id: 'C5',
  statement: 'Features are learned by alignment: from a small random start the layers rotate towards each other.',
  origin: 'abstract',
  evidence: 'independent simulation',
  *check(effort) {
    const width = effort === 'quick' ? 200 : 1000;
    const seen = yield* trainToEnd(drawCase(alignmentCase));
    const ends = endsOf(seen);
    const checks: Check[] = [
      within('growth of the kernel, thousand units, all weights integrated', ends.kernelRatio, 215.44728708011255, {
        rel: 1e-7,
      }),
      within('cosine of the angle at the start', ends.initialCos, 0.0035352735823525627, { abs: 1e-12 }),
      atMost('1 − cosine of the angle at the end', 1 - ends.finalCos, 1e-4),
    ];
    for (let seed = 1; seed <= 3; seed++) {
      const random = endsOf(
        yield* trainToEnd(drawCase({ ...alignmentCase, width, initialisation: { kind: 'gaussian' } }, seed)),
      );
      checks.push(atMost(`1 − cosine at the end from random start ${seed}, width ${width}`, 1 - random.finalCos, 1e-3));
    }
    return {
      checks,
      exhibits: [
        cosExhibit(seen, 'Alignment', 'The cosine of the angle between the layers rises from 0 to 1 during training.'),
      ],
    };
  },
};

const disalignmentCase = {
  readoutLearningRate: 1,
  hiddenLearningRate: 1,
  inputs: [1],
  labels: [0.4],
  readoutWeights: [2, -1, 0.5, 1.5],
  hiddenWeights: [1.6, -1.3, 0.9, 1.2],
};

/** C6: from an aligned start whose output is too large the layers rotate apart. */
export const disalignment: Claim = {
  id: 'C6',
  statement:
    'Features are learned by disalignment: when the output is too large at the start, the layers rotate apart.',
  origin: 'abstract',
  evidence: 'independent simulation',
  *check() {
    const network = drawCase(disalignmentCase);
    const seen = yield* trainToEnd(network);
    const ends = endsOf(seen);
    const large = endsOf(yield* trainToEnd(scaled(network, 10)));
    const { cosAngle } = seen[0]!;
    const lazy = lazyScale(network);
    const limit = Math.sqrt(1 - (seen[0]!.slope / lazy) * (seen[0]!.slope / lazy));
    return {
      checks: [
        within('cosine of the angle at the start', cosAngle, 0.967, { abs: 5e-4 }),
        within('cosine of the angle at the end', ends.finalCos, 0.219, { abs: 5e-4 }),
        within('kernel at the end over its start', ends.kernelRatio, 0.27095823911986655, { rel: 1e-7 }),
        within('the same for ten times the weights, against √(1 − s0²/S0²)', large.kernelRatio, limit, { rel: 1e-5 }),
      ],
      exhibits: [
        cosExhibit(
          seen,
          'Disalignment',
          'The cosine of the angle between the layers falls from 0.97 to 0.22 during training.',
        ),
      ],
    };
  },
};

function scaled({ given }: DrawnCase, factor: number): DrawnCase {
  const times = (x: number) => x * factor;
  return drawCase({
    ...given,
    readoutWeights: given.readoutWeights.map(times),
    hiddenWeights: given.hiddenWeights.map(times),
  });
}

/** S0 = ½|γ|(|u|²/ρ + |w|²ρ) by definition. */
function lazyScale({ setting, start }: DrawnCase): number {
  const square = (values: Float64Array) => values.reduce((sum, x) => sum + x * x, 0);
  const { outputScale, rateRatio } = setting;
  return (
    0.5 * Math.abs(outputScale) * (square(start.readoutWeights) / rateRatio + square(start.hiddenWeights) * rateRatio)
  );
}

/** C7: the norms change while the angle need not. */
export const rescaling: Claim = {
  id: 'C7',
  statement: 'Features are learned by rescaling: the norms of the layers change while their angle need not.',
  origin: 'abstract',
  evidence: 'independent simulation',
  *check(): Job<Finding> {
    const seen = yield* trainToEnd(
      drawCase({
        outputScale: -1.5,
        readoutLearningRate: 0.3,
        hiddenLearningRate: 0.9,
        inputs: [1],
        labels: [-2],
        readoutWeights: [-0.02],
        hiddenWeights: [0.1],
      }),
    );
    const ends = endsOf(seen);
    const aligned = endsOf(
      yield* trainToEnd(
        drawCase({
          width: 20,
          readoutInitialScale: 0.05,
          hiddenInitialScale: 0.02,
          initialisation: { kind: 'aligned' },
        }),
      ),
    );
    return {
      checks: [
        within('growth of |u||w|, one hidden unit', ends.normRatio, 666.6666666666666, { rel: 1e-7 }),
        within('|cos ζ| at the end, one hidden unit', Math.abs(ends.finalCos), 1, { abs: 1e-12 }),
        within('cos ζ at the end from an aligned start, twenty units', aligned.finalCos, 1, { abs: 1e-12 }),
        atMost('inverse growth of |u||w| from that start', 1 / aligned.normRatio, 0.1),
      ],
      exhibits: [
        curveExhibit({
          title: 'Rescaling',
          y: 'normProduct',
          xScale: 'log',
          yScale: 'log',
          description:
            'The product of the norms of a network of one unit falls, passes through its smallest value where the output changes sign, and grows 667-fold.',
          layers: [
            {
              label: 'all weights, integrated',
              role: 'simulation',
              x: Float64Array.from(seen.slice(1), ({ t }) => t),
              y: Float64Array.from(seen.slice(1), ({ norms }) => norms),
            },
          ],
        }),
      ],
    };
  },
};
