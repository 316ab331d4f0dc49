import type { Laptop } from './open-laptop.ts'
import type { Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { press, seeWords } from './use-window.ts'

/** One key for each person of the roster, in its order: H here, R on the line, P apologies. */
const KEYS = ['h', 'h', 'h', 'h', 'r', 'h', 'p', 'p', 'h', 'h', 'h'] as const

/** The chair opens the meeting and goes down the roster until it is quorate. */
export async function takeAttendance(stage: Stage, laptop: Laptop): Promise<void> {
  const { page } = laptop
  await stage.say('Dr Osei opens the meeting and takes attendance by keyboard')
  await press(page, 'Enter')
  await seeWords(page, 'Not quorate, 0 here')
  await takePicture(stage, laptop, '05-meeting-room-not-quorate')
  await press(page, 'q', ...KEYS)
  await seeWords(page, 'Quorate, 9 here')
  await takePicture(stage, laptop, '06-attendance', { large: true })
  await press(page, 'Escape')
}
