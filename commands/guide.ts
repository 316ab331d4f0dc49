import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setStage } from './demo/stage.ts'
import { explore, pictureChair } from './guide/picture-chair.ts'
import { pictureConsultant } from './guide/picture-consultant.ts'
import { pictureSecretary } from './guide/picture-secretary.ts'
import { takePictures, type Picture } from './guide/take-pictures.ts'

const PICTURES = join(import.meta.dirname, '..', 'docs', 'guide', 'pictures')

/** Takes every picture of docs/guide anew, in the real window and by keyboard. Usage: node commands/guide.ts */
async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-guide-'))
  const stage = setStage({ folder, out: folder, say: async (line) => console.log(line) })
  process.once('SIGINT', () => {
    stage.clear()
    process.exit(130)
  })
  rmSync(PICTURES, { recursive: true, force: true })
  mkdirSync(PICTURES, { recursive: true })
  const take = (pictures: readonly Picture[]): Promise<void> => takePictures(pictures, { folder: PICTURES, say: stage.say })
  try {
    const chairs = await explore(stage)
    await take(pictureChair(chairs))
    await take(pictureConsultant(chairs))
    await chairs.close()
    await take(await pictureSecretary(stage))
    const complaints = stage.complaints()
    if (complaints.length > 0) throw new Error(`A window complained: ${complaints.join('; ')}`)
    console.log('The pictures are in docs/guide/pictures.')
  } finally {
    stage.clear()
  }
}

const code = await run().then(
  () => 0,
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  },
)
// The connections to windows that were ended would keep this process waiting for them.
process.exit(code)
