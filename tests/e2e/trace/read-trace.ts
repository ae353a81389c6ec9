// Reads what `strace -f -y -ttt -T -o FILE` wrote. A call that another process interrupted in the log is put together.
import { readFileSync } from 'node:fs'

export interface SystemCall {
  readonly process: number
  readonly name: string
  /** As strace prints them; with `-y` a descriptor is `12</path>`. */
  readonly args: string
  readonly result: string
  /** Seconds since 1970. */
  readonly began: number
  readonly returned: number
}

/** Options of strace that this reader needs, before those that choose the calls. */
export const traceOptions = (file: string): readonly string[] => [
  '-f',
  '-y',
  '-ttt',
  '-T',
  '-s',
  '256',
  '-o',
  file,
]

const LINE = /^(\d+)\s+(\d+\.\d+) (.*)$/
const WHOLE = /^(\w+)\((.*)\)\s+= (.*?)(?: <(\d+\.\d+)>)?$/
const BEGUN = /^(\w+)\((.*) <unfinished \.\.\.>$/
const RESUMED = /^<\.\.\. (\w+) resumed>(.*)\)\s+= (.*?)(?: <(\d+\.\d+)>)?$/

export function readTrace(file: string): SystemCall[] {
  const calls: SystemCall[] = []
  const open = new Map<string, { name: string; args: string; began: number }>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const parts = LINE.exec(line)
    if (!parts) continue
    const [, process = '', time = '', rest = ''] = parts
    const whole = WHOLE.exec(rest)
    const begun = whole ? null : BEGUN.exec(rest)
    const resumed = (whole ?? begun) ? null : RESUMED.exec(rest)
    if (whole) {
      const [, name = '', args = '', result = '', took = '0'] = whole
      const began = Number(time)
      calls.push({ process: Number(process), name, args, result, began, returned: began + Number(took) })
    } else if (begun) {
      const [, name = '', args = ''] = begun
      open.set(process, { name, args, began: Number(time) })
    } else if (resumed) {
      const before = open.get(process)
      open.delete(process)
      const [, name = '', args = '', result = ''] = resumed
      if (before?.name !== name) continue
      calls.push({
        process: Number(process),
        name,
        args: before.args + args,
        result,
        began: before.began,
        returned: Number(time),
      })
    }
  }
  return calls
}

/** The path of the descriptor that is the call's first argument: `fdatasync(12</path>)`. */
export const pathOfDescriptor = (call: SystemCall): string | null =>
  /^\d+<([^>]*)>/.exec(call.args)?.[1] ?? null

/** Files that the traced processes opened to write, created, or renamed to; whether they still exist or not. */
export function filesWritten(calls: readonly SystemCall[]): string[] {
  const files = new Set<string>()
  for (const { name, args, result } of calls) {
    if (result.startsWith('-1')) continue
    const opens = name === 'creat' || (/^open(at2?)?$/.test(name) && /O_WRONLY|O_RDWR|O_CREAT/.test(args))
    // The result of an open carries the path that the kernel resolved: `= 31</path>`.
    if (opens) files.add(/^\d+<([^>]*)>/.exec(result)?.[1] ?? '')
    if (/^(rename|link)(at2?)?$/.test(name)) {
      const named = [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].at(-1)?.[1]
      if (named?.startsWith('/')) files.add(named)
    }
  }
  files.delete('')
  return [...files].filter((file) => file.startsWith('/') && !/^\/(dev|proc|sys)\//.test(file))
}
