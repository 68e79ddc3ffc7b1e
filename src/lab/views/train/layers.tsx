import { type Dataset, numbers, seriesOf } from '../../../contract/index.js';
import { readable } from '../../../figures/text/number.js';

/** The indicators of every layer, start and now, with what they say. */
export function Layers({ dataset }: { dataset: Dataset }) {
  const { layer = 0, hidden = 0 } = dataset.sizes;
  const mechanisms = seriesOf(dataset, 'mechanism').values as string[];
  const now = (name: string, width: number, l: number) => {
    const values = numbers(dataset, name);
    return values[values.length - width + l] as number;
  };
  const first = (name: string, l: number) => numbers(dataset, name)[l] as number;
  return (
    <section class="card by-layer" aria-label="Layer by layer">
      <h3>Layer by layer</h3>
      <table class="layers">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col" title="trace of the layer's part of the tangent kernel, over its start">
              kernel part ×
            </th>
            <th scope="col" title="norm of the weight matrix, over its start">
              norm ×
            </th>
            <th scope="col" title="change of the hidden features over their start">
              features changed
            </th>
            <th scope="col" title="cosine between what comes forward and what comes back">
              forward-backward cosine
            </th>
            <th scope="col" title="norm of the product of the matrices below and above, about 1 when random">
              layer alignment
            </th>
            <th scope="col">how it learned</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: layer }, (_, l) => {
            const inner = l < hidden;
            const pair = (name: string) =>
              inner && (
                <>
                  <span class="quiet">{readable(first(name, l), 2)} →</span> {readable(now(name, hidden, l), 3)}
                </>
              );
            return (
              <tr key={`${l}`}>
                <th scope="row">{inner ? `hidden ${l + 1}` : 'readout'}</th>
                <td data-label="kernel part ×">{readable(now('layerKernelRatio', layer, l), 3)}</td>
                <td data-label="norm ×">{readable(now('normGrowth', layer, l), 3)}</td>
                <td data-label="features changed">
                  {inner && `${readable(100 * now('featureChange', hidden, l), 2)} %`}
                </td>
                <td data-label="forward-backward cosine">{pair('forwardBackwardCosine')}</td>
                <td data-label="layer alignment">{pair('frobeniusAlignment')}</td>
                <td class="said">
                  {inner && (
                    <>
                      <b>{mechanisms[l]}</b>: {says[mechanisms[l]?.split(',')[0] ?? '']}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Mechanisms in plain language. */
const says: Record<string, string> = {
  kernel: 'the kernel kept size and shape; features are those of the start',
  alignment: 'what comes forward and what comes back turned to each other',
  disalignment: 'forward and backward turned apart, the output was too large',
  rescaling: 'norms changed more than directions',
};
