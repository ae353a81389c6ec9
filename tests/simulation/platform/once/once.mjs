// Put in the place of the modules of the same name when the simulation is bundled: pure functions whose answer depends on
// bytes alone, so that twenty installations of a seed do not each do the same work.
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const replaced = new Map(
  [
    'shared/events/reference.ts',
    'shared/pack/open-pack.ts',
    'shared/segments/verify-segment.ts',
    'shared/segments/read-sealed-line.ts',
    'renderer/ledger/store/segment-rows.ts',
  ].map((path) => [here(`../../../../${path}`), here(basename(path))]),
)

/** A plugin for vite. */
export const once = {
  name: 'once',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !source.startsWith('.')) return null
    const by = replaced.get(resolve(dirname(importer), source))
    return by && by !== importer ? by : null
  },
}
