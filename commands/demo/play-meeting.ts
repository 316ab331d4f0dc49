import type { SavingState } from '#bridge/saving-state.ts'
import { seedServer } from '../seed-server.ts'
import { backToTheMeeting, cutThePower } from './cut-the-power.ts'
import { decideMaisie, decideMaisieDifferently } from './decide-maisie.ts'
import { decideZoe } from './decide-zoe.ts'
import { pictureLists, pictureSaving } from './look-round.ts'
import { prepareWording } from './prepare-wording.ts'
import { countOnServer, readMeeting, type MeetingOnServer } from './read-server.ts'
import { setUpLaptop } from './set-up-laptop.ts'
import { meetAgain, settleMaisie } from './settle-versions.ts'
import { signLetter } from './sign-letter.ts'
import { signMinutes } from './sign-minutes.ts'
import { chair, MEETING_DAY, secretary, type Stage } from './stage.ts'
import { takeAttendance } from './take-attendance.ts'
import { takePicture } from './take-picture.ts'
import { leaveMeeting, nothingWaits, press, waitForSaving } from './use-window.ts'

/** What the play came to, every figure counted: on the laptops from their journals, on the server by asking it. */
export interface Report extends MeetingOnServer {
  readonly acts: { readonly saved: number; readonly waiting: number; readonly onServer: number }
  readonly lostAfterKill: number
}

/** Plays one meeting, act by act. Throws where a person could not have gone on. */
export async function playMeeting(stage: Stage): Promise<Report> {
  let server = await stage.openServer()
  await stage.say('The trust server is up; the made-up clinic is put on it')
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const before = await countOnServer(server.url)

  await stage.say('Two laptops are set up and fetch everything: Dr Abena Osei’s, who chairs, and Priya Raman’s')
  let chairs = await setUpLaptop(stage, chair, server.url, { pictures: true })
  const secretarys = await setUpLaptop(stage, secretary, server.url)
  await takePicture(stage, secretarys, '04-today-secretary', { large: true })
  await prepareWording(stage, secretarys)
  await press(chairs.page, 'F7')
  const prepared = await countOnServer(server.url)
  await waitForSaving(chairs, 'Priya’s sentence is on the chair’s laptop', ({ compared }) => compared?.same === true && compared.here === prepared)
  await takePicture(stage, chairs, '04-today', { large: true })

  await stage.say('The trust server goes down')
  await server.stop()
  await takeAttendance(stage, chairs)
  await decideZoe(stage, chairs)
  await stage.say('Zoë’s letter is signed with no network')
  await leaveMeeting(chairs.page)
  await signLetter(stage, chairs, 'Zoë', { pictures: true })
  await pictureSaving(stage, chairs, '14-saving-no-connection')
  await backToTheMeeting(chairs)
  await decideMaisie(stage, chairs)
  await decideMaisieDifferently(stage, secretarys)
  const power = await cutThePower(stage, chairs)
  chairs = power.laptop

  server = await stage.openServer()
  await meetAgain(stage, [chairs, secretarys])
  await pictureSaving(stage, chairs, '16-saving-connected')
  await settleMaisie(stage, chairs, secretarys)
  await stage.say('Maisie’s letter is signed')
  await signLetter(stage, chairs, 'Maisie')
  await signMinutes(stage, chairs)
  await pictureLists(stage, chairs)
  const laptops = [chairs, secretarys]
  for (const laptop of laptops) await press(laptop.page, 'F7')
  const savings = await Promise.all(laptops.map((laptop) => waitForSaving(laptop, 'nothing waits to be sent', nothingWaits)))
  const sum = (of: (saving: SavingState) => number): number => savings.reduce((total, saving) => total + of(saving), 0)
  return {
    ...(await readMeeting(server.url)),
    acts: {
      saved: sum(({ acts }) => acts.saved),
      waiting: sum(({ acts, blobsWaiting }) => acts.waiting + blobsWaiting),
      onServer: (await countOnServer(server.url)) - before,
    },
    lostAfterKill: power.lost,
  }
}
