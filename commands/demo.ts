import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { hasDisplay } from '#electron/setup/find-runtime.mjs'
import { playMeeting, type Report } from './demo/play-meeting.ts'
import { setStage, type Stage } from './demo/stage.ts'

const OUT = join(import.meta.dirname, '..', 'out', 'demo')

/** Before each act, where somebody can watch. */
const PAUSE_MS = 2000

/**
 * Plays one meeting in the real window and leaves what came of it in out/demo.
 * Usage: node commands/demo.ts [--fast]
 */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: { fast: { type: 'boolean' } } })
  const startedAt = Date.now()
  const watched = hasDisplay() && values.fast !== true
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(join(OUT, 'letters'), { recursive: true })
  const stage = setStage({
    folder: mkdtempSync(join(tmpdir(), 'consilium-demo-')),
    out: OUT,
    say: async (line) => {
      console.log(`${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s  ${line}`)
      if (watched) await setTimeout(PAUSE_MS)
    },
  })
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
    process.once(signal, () => {
      stage.clear()
      process.exit(code)
    })
  }
  try {
    const report = { ...(await playMeeting(stage)), wallSeconds: Math.round((Date.now() - startedAt) / 1000) }
    writeFileSync(join(OUT, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
    console.log(JSON.stringify(report, null, 2))
    console.log('The results are in out/demo: letters as PDF, a picture of each screen, and report.json.')
    return judge(report, stage.complaints())
  } catch (error) {
    await pictureWhereItStopped(stage)
    throw error
  } finally {
    stage.clear()
  }
}

/** 0 when the play ended as it must, else 1 with a line for each thing that is wrong. */
function judge({ lostAfterKill, acts, settled }: Report, complaints: readonly string[]): number {
  const wrong = [
    ...(lostAfterKill === 0 ? [] : [`${lostAfterKill} saved entries were lost when the laptop was killed.`]),
    ...(acts.waiting === 0 ? [] : [`${acts.waiting} entries still wait to be sent.`]),
    ...(acts.saved === acts.onServer ? [] : [`${acts.saved} entries were saved and ${acts.onServer} are on the trust server.`]),
    ...(settled === 1 ? [] : [`Two versions should have been settled once, not ${settled} times.`]),
    ...complaints.map((words) => `A window complained: ${words}`),
  ]
  for (const line of wrong) console.error(line)
  return wrong.length === 0 ? 0 : 1
}

/** What the windows showed when the play could not go on; one that is closed is passed over. */
async function pictureWhereItStopped(stage: Stage): Promise<void> {
  for (const [index, { page }] of stage.laptops().entries()) {
    await page.screenshot({ path: join(OUT, 'screens', `stopped-${index + 1}.png`), timeout: 5000 }).catch(() => undefined)
  }
}

const code = await run().catch((error: unknown) => {
  console.error(`The play stopped: ${error instanceof Error ? error.message : String(error)}`)
  return 1
})
// The connections to windows that were killed would keep this process waiting for them.
process.exit(code)
