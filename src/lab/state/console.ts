import type { Spec } from '../../artifacts/spec.js';
import { back } from '../bench/index.js';
import { linkNow } from './navigation.js';
import { spec } from './session.js';

/** For those who open the browser's console: `curvecast.spec()`, `curvecast.link()`, `await curvecast.study(spec)`. */
export function startConsole(): void {
  Object.assign(globalThis, {
    curvecast: {
      spec: () => spec.peek(),
      link: () => linkNow(),
      study: (wanted: Spec) => back().ask('study', { spec: wanted }).answer,
    },
  });
}
