import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

/** Notes what fails a run although every test of it passed: an error outside of any test, or a file that could not be left as it should. */
export class StrayErrors implements Reporter {
  readonly #file: string

  /** @param file where the errors go, as a JSON list of words */
  constructor(file: string) {
    this.#file = file
  }

  onTestRunEnd(...[modules, unhandled]: Parameters<NonNullable<Reporter['onTestRunEnd']>>): void {
    const ofFiles = modules.flatMap((module) => {
      const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors())
      return [...module.errors(), ...suites].map((error) => `${module.relativeModuleId}: ${inWords(error)}`)
    })
    writeFileSync(this.#file, JSON.stringify([...ofFiles, ...unhandled.map((error) => `outside of any test: ${inWords(error)}`)]))
  }
}

function inWords({ message, stack }: { readonly message: string; readonly stack?: string | undefined }): string {
  const at = stack?.split('\n').find((line) => line.includes('/') && !line.includes('node_modules')) ?? ''
  return `${message.split('\n')[0] ?? ''} ${at.trim()}`.trim()
}
