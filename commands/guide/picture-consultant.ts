import type { Laptop } from '../demo/open-laptop.ts'
import { readAndSign } from '../demo/read-and-sign.ts'
import { leaveMeeting, press, seeWords } from '../demo/use-window.ts'
import { waitForPages } from '../demo/wait-for-pages.ts'
import type { Picture } from './take-pictures.ts'

/** As the made-up clinic says beside the box. */
const MADE_UP_PIN = '123456'

/** The consultant’s week: a new request, the family’s words, the letter, what comes back. Starts where the chair’s week ends, in the meeting. */
export function pictureConsultant(laptop: Laptop): readonly Picture[] {
  const { page } = laptop
  const of = (name: string, come: () => Promise<void>): Picture => ({ name, laptop, come })
  return [
    of('consultant-marthas-rule', async () => {
      await press(page, 'Escape')
      await leaveMeeting(page)
      await press(page, 'n')
      // The keys answer a moment after the question is there, so that none answers it before it is read.
      await page.getByRole('list', { name: 'Keys' }).getByText('yes', { exact: true }).waitFor()
      await press(page, 'y')
      await seeWords(page, 'Stop. Use Martha’s Rule now')
    }),
    of('consultant-words', async () => {
      await press(page, 'Escape')
      await openCase(laptop, 'aarav')
      await nextTab(laptop, 'Family’s words')
      await press(page, 'n')
      await page.getByRole('form', { name: 'Their words' }).waitFor()
    }),
    of('consultant-people', async () => {
      await press(page, 'Escape')
      await openCase(laptop, 'wisniewski')
      await nextTab(laptop, 'People')
      await seeWords(page, 'Parental responsibility')
    }),
    of('consultant-letter', async () => {
      await openCase(laptop, 'obrien nunez')
      await press(page, 'e')
      await seeWords(page, 'Nothing stops you signing')
      await waitForPages(laptop)
    }),
    of('consultant-signed', async () => {
      await press(page, 'Control+Enter')
      await page.getByRole('textbox', { name: 'Your PIN' }).fill(MADE_UP_PIN)
      await readAndSign(page)
      await seeWords(page, 'Signed by Dr Abena Osei')
      await waitForPages(laptop)
    }),
    of('consultant-report', async () => {
      await press(page, 's')
      await seeWords(page, 'Sending the letter')
      await press(page, ']')
      await seeWords(page, 'Said by word of mouth')
    }),
  ]
}

/** Finds a case as a person does, from wherever the window stands. */
async function openCase({ page }: Laptop, name: string): Promise<void> {
  await press(page, 'Control+k')
  await page.keyboard.type(name)
  await page.locator('#found-cases button').first().waitFor()
  await press(page, 'Enter')
  await page.getByRole('tablist', { name: 'Parts of the case' }).waitFor()
}

async function nextTab({ page }: Laptop, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, selected: true })
  for (let presses = 0; presses < 9 && !(await tab.isVisible()); presses += 1) await press(page, ']')
  await tab.waitFor()
}
