import { prose } from '../../figures/text/html.js';

/** A sentence of a theory; its symbols get their sub- and superscripts. The text is escaped before it becomes HTML. */
export function Prose({ text, class: name }: { text: string; class?: string }) {
  return <span class={name} dangerouslySetInnerHTML={{ __html: prose(text) }} />;
}
