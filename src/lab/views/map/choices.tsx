import { words } from '../../../figures/text/label.js';
import { showpieces } from '../../catalogue/showpieces.js';
import { Controls } from '../../controls/controls.js';
import { Typed } from '../../controls/typed.js';
import { Prose } from '../../parts/prose.js';
import { changeLook, freshSpec, go } from '../../state/navigation.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import { AxisChoice } from './axis-choice.js';
import { axisText, type MapWish } from './wish.js';

/** What is mapped: theory, measure, both axes, and the parameters that stay fixed. */
export function Choices({ card, wish }: { card: TheoryCard; wish: MapWish }) {
  return (
    <div class="map-choices">
      <label class="field">
        <span>Theory</span>
        <select value={card.id} onChange={({ currentTarget }) => go(freshSpec(currentTarget.value), { view: 'map' })}>
          {showpieces.map(({ theory, short }) => (
            <option key={theory} value={theory}>
              {short}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>What is drawn</span>
        <select value={wish.measure} onChange={({ currentTarget }) => changeLook({ 'map.value': currentTarget.value })}>
          {(['label', 'number'] as const).map((kind) => (
            <optgroup key={kind} label={kind === 'label' ? 'Regimes' : 'Measures'}>
              {card.measures
                .filter(({ scale }) => (scale === 'label') === (kind === 'label'))
                .map(({ name }) => (
                  <option key={name} value={name}>
                    {words(name)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <p class="note">
        <Prose text={card.measures.find(({ name }) => name === wish.measure)?.meaning ?? ''} />
      </p>
      <AxisChoice card={card} title="Across" axis={wish.x} other={wish.y} look="map.x" />
      <AxisChoice card={card} title="Up" axis={wish.y} other={wish.x} look="map.y" />
      <button type="button" onClick={() => changeLook({ 'map.x': axisText(wish.y), 'map.y': axisText(wish.x) })}>
        Swap axes
      </button>
      {card.compares === 'start' && (
        <label class="field inline">
          <span>random starts per cell, their median</span>
          <Typed
            class="number short"
            type="number"
            min={1}
            max={256}
            value={String(wish.replicas)}
            commit={(text) => changeLook({ 'map.replicas': text })}
          />
        </label>
      )}
      <details class="fixed">
        <summary>Parameters that stay fixed</summary>
        <Controls />
      </details>
    </div>
  );
}
