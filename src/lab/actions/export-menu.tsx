import { spec } from '../state/session.js';
import { type FileGroup, FilesMenu } from './files-menu.js';
import { copies, files } from './items.js';
import { publicBase, setPublicBase } from './public-base.js';

const groups: FileGroup[] = [
  { title: 'Figure', items: files.figure },
  { title: 'Numbers', items: files.numbers },
  { title: 'Spec', items: files.spec },
  { title: 'Copy', items: copies },
];

/** Everything that leaves the page: figures, numbers and specs as files, links and commands as text. */
export function ExportMenu() {
  if (!spec.value) return null;
  return (
    <FilesMenu groups={groups} hint="Files hold what the command line would write for this spec.">
      <label class="export-base">
        <span>Links begin with</span>
        <input
          type="url"
          placeholder={location.href.replace(/#.*$/, '')}
          value={publicBase.value}
          onChange={({ currentTarget }) => setPublicBase(currentTarget.value)}
        />
      </label>
    </FilesMenu>
  );
}
