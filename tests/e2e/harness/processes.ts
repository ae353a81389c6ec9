// Ends a whole app at once, as a power cut would: a killed main process alone would let its children tidy up.
import { readdirSync, readFileSync } from 'node:fs'

/** SIGKILL to a process and all its descendants, in one go. */
export function killTree(pid: number | undefined): void {
  if (pid === undefined) return
  for (const each of [...descendants(pid), pid]) {
    try {
      process.kill(each, 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** Process ids below one, by /proc; empty where there is no /proc. */
export function descendants(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const [child, parent] of processes()) children.set(parent, [...(children.get(parent) ?? []), child])
  const found: number[] = []
  const queue = [pid]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const below = children.get(next) ?? []
    found.push(...below)
    queue.push(...below)
  }
  return found
}

function* processes(): Generator<[number, number]> {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      // "pid (name) state parent …"; the name may hold spaces and brackets.
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
      yield [Number(name), Number(parent)]
    } catch {
      // It ended between the two reads.
    }
  }
}
