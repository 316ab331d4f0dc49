import type { FrameBody } from '#domain/journal/frame-body.ts'
import { makeJournalIndex, type JournalIndex } from '#electron/keeper/journal/journal-index.ts'
import { readActText, type ActLabel } from '#electron/keeper/journal/read-act-text.ts'
import type { JournalView } from '#sync/ports.ts'

/** A disk with a journal and files: what is left when the app is killed. The index over it is the app's own. */
export class SimulatedDisk {
  frames: FrameBody[] = []
  readonly files = new Map<string, Uint8Array>()
  full = false

  copy(): SimulatedDisk {
    const disk = new SimulatedDisk()
    disk.frames = [...this.frames]
    for (const [hash, bytes] of this.files) disk.files.set(hash, bytes)
    return disk
  }
}

/** A frame that nobody can open. */
const UNREADABLE: FrameBody = { kind: 'audit', what: 'unreadable', about: null, at: '2026-10-08T11:40:00.000Z' }

/** The journal as one run of the app sees it. */
export class SimulatedJournal {
  readonly disk: SimulatedDisk
  readonly index: JournalIndex
  readonly view: JournalView

  constructor(disk: SimulatedDisk, vault: string, serverNow: () => number) {
    this.disk = disk
    this.index = makeJournalIndex(vault, serverNow)
    disk.frames.forEach((body, at) => this.index.add(at + 1, body))
    this.index.bringBack((numbers) => this.bodiesAt(numbers))
    const { index } = this
    this.view = {
      actHash: (act) => index.held(act)?.hash ?? null,
      isErased: index.isErased,
      unsentActs: index.unsentActs,
      unreceiptedActs: index.unreceiptedActs,
      unsentBlobs: index.unsentBlobs,
      hasBlob: (hash) => this.hasBlob(hash),
      cursor: index.cursor,
      actsOnServer: index.actsOnServer,
      hasBlobReceipt: index.hasBlobReceipt,
      digestOnServer: index.digestOnServer,
      gaps: index.gaps,
      actsThere: index.actsThere,
      ownActs: (acts) => this.bodiesAt(acts.flatMap((act) => index.held(act) ?? []).map(({ number }) => number)).filter((body) => body.kind === 'act'),
    }
  }

  private bodiesAt(numbers: readonly number[]): readonly FrameBody[] {
    return numbers.flatMap((number) => this.disk.frames[number - 1] ?? [])
  }

  hasBlob(hash: string): boolean {
    return this.index.blob(hash) !== null && this.disk.files.has(hash)
  }

  /**
   * What an append comes to, by the rules of the real journal (test/contracts): an act held already is not written again,
   * and one with other bytes under a known id becomes an alarm.
   */
  sort(bodies: readonly FrameBody[]): readonly FrameBody[] {
    const inThisCall = new Map<string, string>()
    return bodies.flatMap((body): readonly FrameBody[] => {
      if (this.index.isErased(aboutOf(body))) return []
      if (body.kind === 'alarm') return this.index.alarm(labelOf(body.text).hash) === null ? [body] : []
      if (body.kind !== 'act' && body.kind !== 'received') return [body]
      const label = labelOf(body.text)
      const held = this.index.held(label.id)
      const known = held?.hash ?? inThisCall.get(label.id)
      inThisCall.set(label.id, known ?? label.hash)
      if (known === undefined) return [body]
      if (known === label.hash) return held === null ? [body] : []
      return this.index.alarm(label.hash) === null ? [{ kind: 'alarm', act: label.id, text: body.text, sig: body.sig, at: '2026-10-08T11:40:00.000Z' }] : []
    })
  }

  /** The keys of erased records are gone: their frames say nothing any more. */
  forgetErased(): void {
    const frames = this.disk.frames.map((body) => (this.index.isErased(aboutOf(body)) ? UNREADABLE : body))
    this.disk.frames = frames
  }

  /** Writes whole frames, as many of them as are given. */
  write(fresh: readonly FrameBody[]): void {
    for (const body of fresh) {
      this.disk.frames.push(body)
      this.index.add(this.disk.frames.length, body)
    }
    this.index.bringBack((numbers) => this.bodiesAt(numbers))
  }
}

function aboutOf(body: FrameBody): string {
  if (body.kind === 'blob') return body.about
  return body.kind === 'act' || body.kind === 'received' || body.kind === 'alarm' ? (labelOf(body.text).about ?? '') : ''
}

const labels = new Map<string, ActLabel>()

/** Every laptop reads the same texts. */
function labelOf(text: string): ActLabel {
  if (labels.size > 5000) labels.clear()
  const label = labels.get(text) ?? readActText(text)
  labels.set(text, label)
  return label
}
