import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nameOf, readTree, secondCopies, SureDisk, withHalf, writeTree, type Tree } from './disk-images.ts'
import { stepOf } from './durable-steps.ts'
import { againstCut, againstDone, againstRefused, type Ends } from './hold-against.ts'
import { saveOneMore, workSoFar, type KeeperCall } from './keeper-calls.ts'
import { openDesk, type Desk } from './open-desk.ts'
import { findWrong, NOTHING_HELD, readDesk, type Held } from './read-desk.ts'
import { disk, watchDisk, type DiskCall } from './watch-disk.ts'

export interface Played {
  /** How many ways of cutting it off or refusing it were played. */
  readonly cases: number
  /** The steps that were met, by name. */
  readonly steps: ReadonlySet<string>
  /** What did not hold, in words. */
  readonly wrong: readonly string[]
}

/** The disk as something left it in the middle of a call. */
interface Image {
  readonly tree: Tree
  readonly where: string
  /** The call had been answered with yes. */
  readonly isDone: boolean
}

/** A disk that refuses so many calls from one on; for ever is until the keeper has answered. */
interface Refusal {
  readonly code: 'ENOSPC' | 'EIO'
  readonly from: number
  readonly calls: number
}

/**
 * Plays a call cut off before, within and after each of its durable steps, by a kill and by a power cut, and then with each step
 * refused. `isLong`: every step is also refused by a disk that works again at once, and what the keeper does about a refusal is cut off.
 */
export async function breakSteps(call: KeeperCall, isLong: boolean): Promise<Played> {
  const steps = new Set<string>()
  const wrong: string[] = []
  const say = (where: string, words: readonly string[]) => wrong.push(...words.map((each) => `${call.name}, ${where}: ${each}`))
  const base = await makeBase(call)
  let cases = 0

  /** One run gives all that a kill or a power cut can leave: the disk as it is between its calls. */
  async function takeImages(): Promise<{ readonly ends: Ends; readonly met: readonly DiskCall[]; readonly images: readonly Image[] }> {
    const images = new Map<string, Image>()
    const met: DiskCall[] = []
    const ends = await onDisk(base, async (root): Promise<Ends> => {
      const desk = await comeToWork(call, root)
      const before = await heldBefore(call, desk, base)
      const sure = new SureDisk(root)
      const take = (tree: Tree, where: string, isDone: boolean) => {
        const name = `${nameOf(tree)} ${isDone}`
        if (!images.has(name)) images.set(name, { tree, where, isDone })
      }
      const takeAll = (where: string, isDone = false) => {
        take(readTree(root), `killed ${where}`, isDone)
        take(sure.tree(), `power cut ${where}`, isDone)
        take(sure.namesAhead(), `power cut ${where}, names written first`, isDone)
      }
      const isDone = await watchDisk(root, {
        before: (each) => {
          met.push(each)
          own(each)
          takeAll(`before ${wordsOf(each, met.length)}`)
          if (each.what === 'write') take(withHalf(readTree(root), each), `killed within ${wordsOf(each, met.length)}`, false)
          return null
        },
        after: (each) => sure.note(each),
      }, () => call.run(desk))
      if (!isDone) say('with a disk that works', ['it was not answered with yes'])
      takeAll('after the answer', true)
      const after = await readDesk(desk)
      await desk.lock()
      return { before, after }
    })
    return { ends, met, images: [...images.values()] }
  }

  async function judgeImage(ends: Ends, { tree, where, isDone }: Image): Promise<void> {
    cases += 1
    await onDisk(tree, async (root) => {
      const desk = openDesk(root)
      if (await desk.unlock()) {
        const held = await readDesk(desk)
        say(where, isDone ? againstDone(ends, held) : againstCut(ends, held))
        say(where, await findWrong(desk, call.tells))
      } else if (call.nothingYet !== true || isDone) say(where, ['it cannot be opened'])
      await goOn(ends, desk, root, where)
    })
  }

  async function refuse(ends: Ends, met: readonly DiskCall[], refusal: Refusal): Promise<void> {
    cases += 1
    const where = `${refusal.code} at ${wordsOf(met[refusal.from - 1], refusal.from)}, ${refusal.calls} in a row`
    const left = await onDisk(base, async (root): Promise<Image> => {
      const desk = await comeToWork(call, root)
      const images = new Map<string, Image>()
      const isDone = await answerOf(desk, root, refusal, where, images)
      for (const image of images.values()) await judgeImage(ends, image)
      const tree = readTree(root)
      if (await desk.isOpen()) {
        const held = await readDesk(desk)
        say(where, isDone ? againstDone(ends, held) : againstRefused(ends, held))
        if (refusal.calls === 1) {
          say(where, await findWrong(desk, call.tells))
          await workOn(desk, root, where)
        }
      }
      await goOn(ends, desk, root, where)
      return { tree, where: `${where}, then killed`, isDone }
    })
    await judgeImage(ends, left)
  }

  /** What the keeper answers while the disk refuses; an error of the disk that comes through it is a no. */
  async function answerOf(desk: Desk, root: string, { code, from, calls }: Refusal, where: string, images: Map<string, Image>): Promise<boolean> {
    let number = 0
    const before = (each: DiskCall) => {
      own(each)
      number += 1
      if (isLong && number > from) {
        const tree = readTree(root)
        images.set(nameOf(tree), { tree, where: `${where}, killed before ${wordsOf(each, number)}`, isDone: false })
      }
      return number >= from && number < from + calls ? Object.assign(new Error(`${code}: refused`), { code }) : null
    }
    try {
      return await watchDisk(root, { before, after: () => undefined }, () => call.run(desk))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) say(where, [`it threw ${String(error)}`])
      return false
    }
  }

  /** The same is asked again: all is there once, also when it is opened again. */
  async function goOn(ends: Ends, desk: Desk, root: string, where: string): Promise<void> {
    if (!(await desk.isOpen())) await desk.unlock()
    if (!(await call.run(desk))) return void say(where, ['asked again, it was not answered with yes'])
    say(`${where}, asked again`, againstDone(ends, await readDesk(desk)))
    await workOn(desk, root, `${where}, asked again`)
    await desk.lock()
    if (!(await desk.unlock())) return void say(where, ['it cannot be opened again'])
    say(`${where}, opened again`, [...againstDone(ends, await readDesk(desk)), ...(await findWrong(desk, call.tells))])
    await desk.lock()
  }

  /** Somebody saves one act more: what is not sent can be had from the second copies alone. */
  async function workOn(desk: Desk, root: string, where: string): Promise<void> {
    if (!(await saveOneMore(desk))) return void say(where, ['the next act is not saved'])
    const unsent = textsNotSent(desk)
    await onDisk(secondCopies(readTree(root)), async (other) => {
      const fromCopies = openDesk(other)
      const back = new Set((await fromCopies.unlock()) ? textsNotSent(fromCopies) : [])
      if (!unsent.every((text) => back.has(text))) say(where, ['the second copies lack what is not sent'])
      await fromCopies.lock()
    })
  }

  function own(met: DiskCall): void {
    const step = stepOf(met)
    if (step !== null) return void steps.add(step.name)
    say(`${met.what} ${met.path}`, ['no step of the list owns this call'])
  }

  const { ends, met, images } = await takeImages()
  for (const image of images) await judgeImage(ends, image)
  for (const [at, { what }] of met.entries()) {
    const from = at + 1
    const mayBeFull = what !== 'cut' && what !== 'remove'
    if (mayBeFull) await refuse(ends, met, { code: 'ENOSPC', from, calls: 1 })
    if (isLong || !mayBeFull) await refuse(ends, met, { code: 'EIO', from, calls: 1 })
    if (isLong) await refuse(ends, met, { code: 'EIO', from, calls: 2 })
    await refuse(ends, met, { code: 'EIO', from, calls: Infinity })
  }
  return { cases, steps, wrong: [...new Set(wrong)] }
}

/** The disk as the call finds it. */
async function makeBase(call: KeeperCall): Promise<Tree> {
  return onDisk(new Map(), async (root) => {
    for (const folder of ['profile', 'outside']) disk.mkdirSync(join(root, folder))
    if (call.nothingYet === true) return readTree(root)
    const desk = openDesk(root)
    await desk.setUp()
    await workSoFar(desk)
    await call.first?.(desk)
    await desk.lock()
    const tree = readTree(root)
    return call.spoil?.(tree) ?? tree
  })
}

async function comeToWork(call: KeeperCall, root: string): Promise<Desk> {
  const desk = openDesk(root)
  if (call.locked !== true && call.nothingYet !== true) await desk.unlock()
  return desk
}

async function heldBefore(call: KeeperCall, desk: Desk, base: Tree): Promise<Held> {
  if (call.nothingYet === true) return NOTHING_HELD
  if (await desk.isOpen()) return readDesk(desk)
  return onDisk(base, async (root) => {
    const other = openDesk(root)
    await other.unlock()
    const held = await readDesk(other)
    await other.lock()
    return held
  })
}

function textsNotSent(desk: Desk): readonly string[] {
  return desk.work().journal.unsentActs().map(({ text }) => text)
}

function wordsOf(met: DiskCall | undefined, number: number): string {
  return met === undefined ? `call ${number}` : `call ${number} (${met.what} ${met.path.replace(/[\w-]{43}/, 'V').replace(/[0-9a-f]{32,}/, '…')})`
}

async function onDisk<T>(tree: Tree, use: (root: string) => Promise<T>): Promise<T> {
  const root = join(memoryFolder(), `consilium-steps-${randomUUID()}`)
  writeTree(root, tree)
  try {
    return await use(root)
  } finally {
    disk.rmSync(root, { recursive: true, force: true })
  }
}

/** In memory where the system has such a folder: what is waited for is noted here, not by the disk. */
function memoryFolder(): string {
  return disk.existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
}
