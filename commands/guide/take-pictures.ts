import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Laptop } from '../demo/open-laptop.ts'
import { shrinkPicture } from './shrink-picture.ts'

/** One picture of the guide, and how to come to it from the picture before. */
export interface Picture {
  /** The file’s name without its ending. */
  readonly name: string
  readonly laptop: Laptop
  readonly come: () => Promise<void>
}

interface Album {
  readonly folder: string
  readonly say: (line: string) => Promise<void>
}

/** Takes the pictures in order. Throws with the name of the first one that cannot be taken. */
export async function takePictures(pictures: readonly Picture[], { folder, say }: Album): Promise<void> {
  for (const { name, laptop, come } of pictures) {
    try {
      await come()
      const picture = shrinkPicture(await laptop.picture())
      writeFileSync(join(folder, `${name}.png`), picture)
      await say(`${name}.png, ${Math.round(picture.length / 1024)} KB`)
    } catch (error) {
      throw new Error(`The picture ${name}.png could not be taken: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
}
