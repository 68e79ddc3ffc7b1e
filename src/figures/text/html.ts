/** Text for HTML and XML. */
export function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A sentence for HTML; symbols such as `Θ_∞` or `x^2` get their sub- and superscripts. */
export function prose(text: string): string {
  return html(text).replace(
    /(?<![\p{L}\p{N}_&])(\p{L})([_^])(?:\{([^}]*)\}|([\p{L}\p{N}∞]+))/gu,
    (_, letter, mark, braced, bare) => {
      const tag = mark === '_' ? 'sub' : 'sup';
      return `${letter}<${tag}>${braced ?? bare}</${tag}>`;
    },
  );
}
