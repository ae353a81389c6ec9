/** A window that plays its part, with pictures of what it shows on the way. */
import { en } from '../../renderer/texts/en/index.ts'
import type { Milepost } from '../e2e/harness/index.ts'
import { lookAt, type Seen } from '../e2e/look/look-at.ts'
import { goTo } from '../e2e/steps/fields.ts'

export interface Stage {
  /** Folder that the app may write to. */
  readonly work: string
  /** Folder of pictures. */
  readonly pictures: string
  /** Every look, with the faults measured in it. */
  readonly seen: Seen[]
  readonly tell: (line: string) => void
}

export class Part {
  private window: Milepost | undefined
  readonly name: string
  protected readonly stage: Stage

  constructor(name: string, stage: Stage) {
    this.name = name
    this.stage = stage
  }

  use(milepost: Milepost): void {
    this.window = milepost
  }
  /** The window is closed: there is nothing to look at until the next one. */
  protected leave(): void {
    this.window = undefined
  }
  get milepost(): Milepost {
    if (!this.window) throw new Error(`${this.name} has no window yet`)
    return this.window
  }

  async look(screen: string): Promise<void> {
    const name = `${this.name}-${screen}`
    this.stage.seen.push(...(await lookAt(this.milepost, this.stage.pictures, name)))
  }

  /** Goes to a screen of the rail and looks at it. */
  async visit(screen: keyof typeof en.common): Promise<void> {
    await goTo(this.milepost.page, en.common.screens, en.common[screen])
    await this.look(screen.replace('Screen', ''))
  }

  /** What the window showed when the exercise failed. */
  async lookAtFailure(folder: string): Promise<void> {
    await this.window?.page
      .screenshot({ path: `${folder}/failed-${this.name}.png`, caret: 'initial', timeout: 5_000 })
      .catch(() => undefined)
  }

  problems(): readonly string[] {
    return this.window ? this.window.problems.map((problem) => `${this.name}: ${problem}`) : []
  }

  async close(): Promise<void> {
    await this.window?.close()
  }
}
