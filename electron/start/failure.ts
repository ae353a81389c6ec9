// A start that fails ends in one sentence, not in a stack trace nor in an empty window.
import { app, dialog } from 'electron'
import { texts } from '../texts.ts'

/** Thrown while starting; `sentence` is all that the person needs to read. */
export class StartFailure extends Error {
  readonly sentence: string

  constructor(sentence: string) {
    super(sentence)
    this.sentence = sentence
  }
}

/** Runs a step of starting. Whatever it throws becomes a sentence and exit code 1. */
export function orEndWithSentence(step: () => void | Promise<void>): void {
  try {
    Promise.resolve(step()).catch(end)
  } catch (error) {
    end(error)
  }
}

function end(error: unknown): void {
  const sentence = error instanceof StartFailure ? error.sentence : texts().cannotStart
  // The name of an unforeseen error helps whoever reads the terminal; its message could name files of a person.
  if (!(error instanceof StartFailure)) console.error(error instanceof Error ? error.name : 'Error')
  // With no window system yet, Linux prints this instead of opening a box.
  dialog.showErrorBox('Milepost', sentence)
  app.exit(1)
}
