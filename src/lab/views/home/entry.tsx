import type { ComponentChildren } from 'preact';

/** A wide card that leads to a tool. */
export function Entry({
  title,
  says,
  open,
  children,
}: {
  title: string;
  says: string;
  open: () => void;
  children: ComponentChildren;
}) {
  return (
    <article class="card entry">
      <div class="entry-picture">{children}</div>
      <div>
        <h2>
          <button type="button" class="link cover" onClick={open}>
            {title}
          </button>
          <span class="go" aria-hidden="true">
            Open →
          </span>
        </h2>
        <p>{says}</p>
      </div>
    </article>
  );
}
