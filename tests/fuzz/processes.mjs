// Processes that groups of files are given to. One that dies, hangs, or used too much memory is a failure of the file at
// hand, and another takes its place.
import { fork } from 'node:child_process'

const mostSeconds = 5

/**
 * Asks until `next()` has nothing more: `{first, count, keep}`. `said(asked, message)` gets each answer of a process,
 * `failed(asked, number, problem)` what no process could answer; `number` is null at a group's end. `again(asked)` takes
 * what is left to do of a group.
 */
export const askProcesses = async (workers, start, { next, said, failed, again }) => {
  const takeTurns = () =>
    new Promise((finished) => {
      let child
      let asked = null
      let at = 0
      let timer
      let hung = false
      const watch = () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          hung = true
          child.kill('SIGKILL')
        }, mostSeconds * 1000)
      }
      const ask = () => {
        clearTimeout(timer)
        asked = next()
        if (asked === null) {
          child.removeAllListeners('exit')
          child.kill('SIGKILL')
          return finished()
        }
        at = asked.first
        child.send(asked)
        watch()
      }
      const left = () => {
        const count = asked.first + asked.count - at
        if (count > 0) again({ ...asked, first: at, count, counted: Math.max(asked.counted ?? 0, at) })
      }
      const died = (code, signal) => {
        clearTimeout(timer)
        const number = asked && at < asked.first + asked.count ? at : null
        if (!asked)
          return (
            failed(null, null, `the installations could not be prepared (${code ?? signal})`) ?? finished()
          )
        // A machine that was busy elsewhere is told from a hang by a second try.
        if (hung && !asked.keep) again({ ...asked, keep: true, counted: Math.max(asked.counted ?? 0, at) })
        else {
          failed(
            asked,
            number,
            hung ? `no answer within ${mostSeconds} s, twice` : `the process died (${code ?? signal})`,
          )
          at++
          left()
        }
        begin()
      }
      const answer = (message) => {
        said(asked, message)
        if (message.number === undefined) return ask()
        at = message.number + 1
        if (!message.spent) return watch()
        clearTimeout(timer)
        left()
        child.removeAllListeners('exit')
        child.kill('SIGKILL')
        begin()
      }
      const begin = () => {
        asked = null
        hung = false
        child = start(fork)
        child.on('message', (message) => {
          if (!message.ready) return answer(message)
          said(null, message)
          ask()
        })
        child.on('exit', died)
      }
      begin()
    })
  await Promise.all(Array.from({ length: workers }, takeTurns))
}
