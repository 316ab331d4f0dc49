import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { recordKey, type ActId, type RecordRef } from '#domain/journal/act.ts'
import type { JsonObject } from '#domain/basics/json.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { RECORDS, type Truth } from './people.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import type { SimulatedLaptop } from './simulated-laptop.ts'
import { sha256 } from './simulated-server.ts'
import { isBlind, Violation, type World } from './world.ts'

/** A laptop has done all it can by itself, and says so. */
export function isWell(world: World, laptop: SimulatedLaptop): boolean {
  if (waitsForAPerson(laptop)) return true
  const { index } = laptop.journal
  if (laptop.report?.connection.kind !== 'connected' || laptop.report.sending || isAnotherServer(world, laptop)) return false
  const stillToSend = index.waitingActs().some(({ id }) => !isSetAside(laptop, id)) || filesToSend(laptop).length > 0
  const isCompared = mayDiffer(world) || laptop.report.compared?.same === true
  const hasAll = world.server.acts().every(({ id, hash, text }) => index.held(id)?.hash === hash || isErasedHere(world, laptop, text))
  const hasFiles = [...world.letters.keys()].every((hash) => !world.server.holdsFile(hash) || laptop.journal.hasBlob(hash) || !isMentioned(laptop, hash))
  const isTold = !canTell(world) || !world.hasGoneBack || laptop.report.compared?.same === false || !lacksReceipted(world, laptop)
  return passedOver(world, laptop) === undefined && wronglyRefused(world, laptop) === undefined && !stillToSend && isCompared && hasAll && hasFiles && isTold
}

/** After a backup a server may hold again what was erased; nobody takes it in. */
function isErasedHere(world: World, laptop: SimulatedLaptop, text: string): boolean {
  return world.hasGoneBack && laptop.journal.index.isErased(readActText(text).about ?? '')
}

/** Counts alone cannot tell an entry lost, or one that was never read, from another kept twice or changed. */
function canTell({ server }: World): boolean {
  return server.digests || server.oddities.size === 0
}

/** After a backup, what a server lost and what it kept twice can come to the same number, where it can only count. */
function mayLack(world: World): boolean {
  return world.hasGoneBack && !canTell(world)
}

function filesToSend(laptop: SimulatedLaptop): readonly { readonly plainHash: string }[] {
  return laptop.journal.index.unsentBlobs().filter(({ plainHash }) => !laptop.state.blobs.setAside.has(plainHash))
}

/** Another server, as far as anybody can tell: nothing is sent until a person decides. */
function waitsForAPerson(laptop: SimulatedLaptop): boolean {
  const { report } = laptop
  return report?.connection.kind === 'unreachable' && report.connection.reason === 'another-server'
}

/** An act the server changed, about which this laptop has raised no alarm though it can see it. */
function passedOver(world: World, laptop: SimulatedLaptop): ActId | undefined {
  const changed = isBlind(world) ? [] : world.server.rows.flatMap(({ mangledAct }) => mangledAct ?? [])
  return changed.find((id) => !laptop.disk.frames.some((body) => body.kind === 'alarm' && body.act === id))
}

/** The laptop knows another server than the one that answers. */
function isAnotherServer(world: World, laptop: SimulatedLaptop): boolean {
  return (laptop.journal.index.cursor(laptop.signer.team)?.epoch ?? world.server.epoch) !== world.server.epoch
}

/** The server holds other words under this act's id, and a person has been told. */
function isSetAside(laptop: SimulatedLaptop, act: ActId): boolean {
  return laptop.disk.frames.some((body) => body.kind === 'alarm' && body.act === act) || isHeldBack(laptop, act)
}

/** Earlier in its record there is one that is set aside only in so far as it stands for itself: the rest goes on. */
function isHeldBack(laptop: SimulatedLaptop, act: ActId): boolean {
  const text = laptop.journal.index.unsentActs().find((body) => body.text.includes(act))?.text ?? ''
  return [...laptop.state.blobs.setAside].some((hash) => text.includes(hash))
}

function isMentioned(laptop: SimulatedLaptop, hash: string): boolean {
  return laptop.disk.frames.some((body) => (body.kind === 'act' || body.kind === 'received') && body.text.includes(hash))
}

/** The counts need not be the same: the server changed an entry, or lost some when it went back in time. */
function mayDiffer(world: World): boolean {
  return world.server.oddities.has('mangled') || world.hasGoneBack
}

/** Once the faults have ended and three quiet rounds have passed. */
export function judge(world: World): void {
  for (const laptop of world.laptops) judgeStuck(world, laptop)
  for (const laptop of world.laptops) world.judgeReport(laptop)
  for (const truth of world.truths.values()) judgeLost(world, truth)
  for (const laptop of world.laptops) judgeBytes(world, laptop)
  for (const about of RECORDS) judgeRecord(world, about)
  judgeErased(world)
}

/** What was erased is nowhere any more, and everybody who can know of it does. */
function judgeErased(world: World): void {
  const { server, laptops } = world
  for (const record of server.erased) {
    const left = server.rows.find((row) => row.record === record && row !== server.foreign)
    if (left !== undefined) throw new Violation('revived', `the server holds ${left.act?.id ?? left.id} of ${record}, which was erased`)
  }
  for (const laptop of laptops) {
    const { index } = laptop.journal
    if (waitsForAPerson(laptop)) continue
    const still = [...server.erased].find((record) => !index.isErased(record))
    if (still !== undefined && !mayLack(world)) throw new Violation('revived', `laptop ${laptop.number} has not erased ${still}`)
    for (const record of index.erased()) {
      const [kind, id] = record.split('/') as [RecordRef['kind'], string]
      const isShown = laptop.fold({ kind, id }).order.length > 0 || index.numbersOf(record).length > 0
      const waits = index.waitingActs().some(({ about }) => about === record) || index.unsentBlobs().some(({ about }) => about === record)
      if (isShown || waits) throw new Violation('revived', `laptop ${laptop.number} ${isShown ? 'shows' : 'would send'} ${record}, which it has erased`)
      const kept = laptop.journal.disk.frames.find((body) => body.kind === 'blob' && body.about === record && laptop.disk.files.has(body.plainHash))
      if (kept !== undefined) throw new Violation('revived', `laptop ${laptop.number} keeps a file of ${record}, which it has erased`)
    }
    // What another computer with the same records made in an erased one never came here, and leaves its number open.
    const isAlone = laptops.every((other) => other === laptop || other.signer.vault !== laptop.signer.vault)
    const open = index.openRefusals().find(({ act }) => world.server.everErased.has(world.truths.get(act)?.about ?? ''))
    if (isAlone && !mayDiffer(world) && open !== undefined) throw new Violation('stuck', `laptop ${laptop.number} asks a person about ${open.act}, which was erased`)
    if (isAlone && index.forks().length > 0) throw new Violation('lost', `laptop ${laptop.number} gave a number twice: ${index.forks().map(({ id }) => id).join(' ')}`)
    if (isAlone && !mayDiffer(world) && index.missing().length > 0) throw new Violation('lost', `laptop ${laptop.number} says that entries of its own are missing: ${JSON.stringify(index.missing())}`)
  }
}

function judgeStuck(world: World, laptop: SimulatedLaptop): void {
  const { index } = laptop.journal
  const at = `laptop ${laptop.number}`
  if (isAnotherServer(world, laptop) && !waitsForAPerson(laptop)) throw new Violation('stuck', `${at} does not say that another server answers: ${JSON.stringify(laptop.report)}`)
  if (waitsForAPerson(laptop)) {
    if (!isAnotherServer(world, laptop)) throw new Violation('stuck', `${at} waits for a person to decide about the server it knows`)
    return
  }
  if (laptop.report?.connection.kind !== 'connected') throw new Violation('stuck', `${at} is not connected: ${JSON.stringify(laptop.report)}`)
  const left = index.waitingActs().filter(({ id }) => !isSetAside(laptop, id))
  if (left.length > 0) throw new Violation('stuck', `${at} has not sent ${left.map(({ id, verb }) => `${verb} ${id}`).join(', ')}`)
  if (laptop.report.sending) throw new Violation('stuck', `${at} says it is sending for ever`)
  const files = filesToSend(laptop)
  if (files.length > 0) throw new Violation('stuck', `${at} has not sent ${files.length} files`)
  if (!mayDiffer(world) && laptop.report.compared?.same !== true) throw new Violation('stuck', `${at} finds a difference where there is none: ${JSON.stringify(laptop.report.compared)}`)
  if (canTell(world) && laptop.report.compared?.same === true && lacksReceipted(world, laptop)) throw new Violation('stuck', `${at} says both hold the same, and the server has lost an entry`)
}

/** The server went back in time and no longer holds what it said it held. */
function lacksReceipted(world: World, laptop: SimulatedLaptop): boolean {
  return [...world.truths.values()].some(({ id, hash }) => {
    const isHeld = laptop.journal.index.held(id) !== null && laptop.disk.frames.some((body) => body.kind === 'receipt' && body.act === id)
    return isHeld && !world.server.holds(id, hash)
  })
}

function judgeLost(world: World, truth: Truth): void {
  if (!world.acknowledged.has(truth.id) || world.server.holds(truth.id, truth.hash) || world.server.everErased.has(truth.about)) return
  const laptop = world.laptops[truth.laptop]
  const index = laptop?.journal.index
  const held = index?.held(truth.id)
  if (laptop === undefined || index === undefined || held === null || held?.hash !== truth.hash) throw new Violation('lost', `${truth.verb} ${truth.id} is neither on the server nor on the laptop where it was saved`)
  const isWaiting = index.waitingActs().some(({ id }) => id === truth.id) || index.refusals().some(({ act }) => act === truth.id)
  const isTold = isWaiting || (world.hasGoneBack && (waitsForAPerson(laptop) || laptop.report?.compared?.same === false || !canTell(world)))
  if (!isTold) throw new Violation('lost', `${truth.verb} ${truth.id} is not on the server, and laptop ${laptop.number} says nothing of it`)
}

/** Before people deal with refusals: none is shown for what the server took after all. */
export function judgeRefusals(world: World): void {
  for (const laptop of world.laptops) {
    const wrongly = wronglyRefused(world, laptop)
    if (wrongly !== undefined && !waitsForAPerson(laptop)) throw new Violation('stuck', `laptop ${laptop.number} says ${wrongly.act} was refused, and the server holds it`)
  }
}

/** A clone of this laptop may have sent what was refused here: that is known by the next reading. */
function wronglyRefused(world: World, laptop: SimulatedLaptop): { readonly act: string } | undefined {
  if (mayDiffer(world)) return undefined
  return laptop.journal.index.refusals().find(({ act }) => world.server.rows.some((row) => row.act?.id === act))
}

/** What the server holds every laptop holds, byte for byte, with its files: also what it cannot read. */
function judgeBytes(world: World, laptop: SimulatedLaptop): void {
  if (waitsForAPerson(laptop)) return
  for (const act of world.server.acts()) {
    const frame = laptop.disk.frames.find((body) => (body.kind === 'act' || body.kind === 'received') && body.text === act.text)
    if (frame === undefined && (mayLack(world) || isErasedHere(world, laptop, act.text))) continue
    if (frame === undefined) throw new Violation('diverged', `laptop ${laptop.number} lacks ${act.id}, which the server holds`)
    const twice = laptop.disk.frames.filter((body) => (body.kind === 'act' || body.kind === 'received') && body.text === act.text)
    if (twice.length > 1) throw new Violation('diverged', `laptop ${laptop.number} keeps ${act.id} twice`)
  }
  const forged = passedOver(world, laptop)
  if (forged !== undefined) throw new Violation('lost', `laptop ${laptop.number} passes over ${forged}, which the server changed, in silence`)
  for (const [hash, bytes] of laptop.disk.files) {
    if (sha256(bytes) !== hash) throw new Violation('diverged', `laptop ${laptop.number} keeps a file with other bytes`)
  }
  for (const hash of world.letters.keys()) {
    if (world.server.holdsFile(hash) && isMentioned(laptop, hash) && !laptop.journal.hasBlob(hash)) throw new Violation('diverged', `laptop ${laptop.number} lacks a file that the server holds`)
  }
  const needed = world.server.acts().flatMap(({ text }) => [...world.letters.keys()].filter((hash) => text.includes(hash)))
  if (!world.hasGoneBack && needed.some((hash) => !world.server.holdsFile(hash))) throw new Violation('lost', 'an act is on the server without the file it mentions')
}

function judgeRecord(world: World, about: RecordRef): void {
  const acts = world.server.acts().flatMap(({ text, sig }) => world.readable(text, sig) ?? []).filter((act) => recordKey(act.about) === recordKey(about))
  const union = foldRecord(about, acts)
  if (world.hasGoneBack && world.server.everErased.has(recordKey(about))) return
  judgeValues(world, union)
  const digest = digestOf(union)
  for (const laptop of world.laptops) {
    const record = laptop.fold(about)
    const revived = [...record.units.keys()].flatMap((unit) => liveIn(record, unit)).find((id) => laptop.journal.index.refusals().some(({ act }) => act === id))
    if (revived !== undefined) throw new Violation('revived', `laptop ${laptop.number} shows ${revived}, which was refused, as if it stood`)
    const onServer = new Set(acts.map(({ id }) => id))
    // What a person has not dealt with yet, or what only this laptop can hold, is not to be the same everywhere.
    const isOwnAffair = record.refused.some((entry) => entry.notedBy.length === 0) || record.order.some((act) => !onServer.has(act.id) && !record.refused.some((entry) => entry.act.id === act.id))
    const isLacking = mayLack(world) && acts.some(({ id }) => laptop.journal.index.held(id) === null)
    if (waitsForAPerson(laptop) || isOwnAffair || isLacking) continue
    if (digestOf(record) !== digest) throw new Violation('diverged', `laptop ${laptop.number} shows ${recordKey(about)} other than the server’s entries say:\n  ${digestOf(record)}\n  ${digest}`)
  }
}

/** What a record says, whatever way it came. */
function digestOf(record: FoldedRecord): string {
  const units = [...record.units].map(([unit, state]) => [
    unit,
    state.kind === 'settled' ? [state.value, [state.act, ...state.others].map(({ id }) => id).sort()] : state.versions.map(({ act, value }) => canonicalJson([act.id, value])).sort(),
  ])
  const closings = record.closings.map(({ act, what, signedTwiceWith }) => [act.id, what, [...signedTwiceWith].sort()])
  const late = record.late.map(({ act, frozenBy, resolvedBy }) => [act.id, [...frozenBy].sort(), resolvedBy.map(({ id }) => id).sort()])
  const refused = new Set(record.refused.map(({ act }) => act.id))
  const order = record.order.flatMap(({ id }) => (refused.has(id) ? [] : [id]))
  const newer = record.newer.map(({ id }) => id).sort()
  return canonicalJson({ units: units.sort(byFirst), closings: closings.sort(byFirst), late: late.sort(byFirst), heads: [...record.heads], missing: [...record.missing], order, newer })
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1
}

/**
 * No value that somebody had not seen was taken away, and none that was changed stands on: worked out anew from what each
 * author truly had before them, without a look at what the acts say of that themselves.
 */
function judgeValues(world: World, record: FoldedRecord): void {
  const here = record.order.map(({ id }) => world.truths.get(id)).filter((truth) => truth !== undefined)
  const out = outOf(here)
  const standing = here.filter(({ id }) => !out.has(id))
  const newer = standing.find(({ id, text }) => text.includes('"schema":2') && !record.newer.some((act) => act.id === id))
  if (newer !== undefined) throw new Violation('overwritten', `${recordKey(record.about)} does not say that a newer Consilium wrote ${newer.id} in it`)
  const closings = standing.filter(({ facts }) => facts.some(({ unit }) => unit.startsWith('signed/')))
  if (!judgeSignedTwice(record, closings)) return
  const lateFor = new Map(standing.map((truth) => [truth.id, closings.filter((closing) => !closings.includes(truth) && touches(truth, closing) && !closing.seen.has(truth.id))]))
  judgeLate(record, lateFor)
  const counted = standing.filter(({ id }) => (lateFor.get(id) ?? []).length === 0)
  const arrived = record.missing.find((id) => out.has(id) || standing.some((truth) => truth.id === id))
  if (arrived !== undefined) throw new Violation('stuck', `${recordKey(record.about)} waits for ${arrived}, which is there or known to be refused`)
  const isWhole = record.missing.length === 0 && out.size === 0
  for (const unit of new Set(standing.flatMap(({ facts }) => facts.map((fact) => fact.unit)))) {
    const authors = counted.filter(({ facts }) => facts.some((fact) => fact.unit === unit))
    const expected = authors.filter(({ id }) => !authors.some((other) => other.seen.has(id))).map(({ id }) => id)
    const live = liveIn(record, unit)
    const gone = expected.find((id) => !live.includes(id) && !record.late.some(({ act }) => act.id === id))
    if (gone !== undefined) throw new Violation('overwritten', `${unit} of ${recordKey(record.about)}: ${gone} was written over by somebody who had not seen it (live: ${live.join(', ')})`)
    if (live.some((id) => out.has(id))) throw new Violation('revived', `${unit} of ${recordKey(record.about)} shows a refused entry`)
    const ghost = live.find((id) => !expected.includes(id))
    // While an earlier part is missing, what its author had seen by it is shown as late.
    judgeValue(world, record, unit, expected.filter((id) => !record.late.some(({ act }) => act.id === id)))
    if (isWhole && ghost !== undefined) throw new Violation('overwritten', `${unit} of ${recordKey(record.about)}: ${ghost} stands, though somebody who had seen it changed it`)
  }
}

/** What the live acts say is what is shown: one value where they agree, side by side where they do not. */
function judgeValue(world: World, record: FoldedRecord, unit: string, live: readonly ActId[]): void {
  const state = record.units.get(unit)
  const said = live.map((id) => canonicalJson(valueIn(world.truths.get(id), unit)))
  if (state?.kind !== 'settled') return
  if (new Set(said).size > 1) throw new Violation('overwritten', `${unit} of ${recordKey(record.about)} shows one of two values that ${live.join(' and ')} gave it apart`)
  if (said.length > 0 && canonicalJson(state.value) !== said[0]) throw new Violation('overwritten', `${unit} of ${recordKey(record.about)} shows what nobody wrote`)
}

function valueIn(truth: Truth | undefined, unit: string): JsonObject | null {
  const facts = truth?.facts.filter((fact) => fact.unit === unit) ?? []
  return facts.some(({ path }) => path === '') ? null : Object.fromEntries(facts.map(({ path, value }) => [path, value]))
}

/** Acts noted as refused by their own computer, unless the note itself is out. */
function outOf(here: readonly Truth[]): ReadonlySet<ActId> {
  const notes = here.flatMap((by) => by.facts.flatMap(({ unit }) => (unit.startsWith('refused/') ? [{ by, of: unit.slice('refused/'.length) }] : [])))
  const isOut = (id: ActId, deep = 0): boolean => deep < 20 && notes.some(({ by, of }) => of === id && (here.find((act) => act.id === id)?.vault ?? by.vault) === by.vault && !isOut(by.id, deep + 1))
  return new Set(notes.map(({ of }) => of).filter((id) => isOut(id)))
}

function touches({ facts }: Truth, closing: Truth): boolean {
  const frozen = closing.facts.find(({ path, unit }) => path === 'frozen' && unit.startsWith('signed/'))?.value as readonly string[]
  return facts.some(({ unit }) => frozen.some((each) => unit === each || (each.endsWith('/') && unit.startsWith(each))))
}

/** Two signings of one thing that neither signer had seen are both shown as such. False when there are any: then values wait. */
function judgeSignedTwice(record: FoldedRecord, closings: readonly Truth[]): boolean {
  const whatOf = ({ facts }: Truth) => facts.find(({ unit }) => unit.startsWith('signed/'))?.unit
  const pairs = closings.flatMap((one) => closings.filter((other) => other !== one && whatOf(one) === whatOf(other) && !one.seen.has(other.id) && !other.seen.has(one.id)).map((other) => [one.id, other.id] as const))
  for (const [one, other] of pairs) {
    const shown = record.closings.find(({ act }) => act.id === one)?.signedTwiceWith ?? []
    if (!shown.includes(other) && record.missing.length === 0) throw new Violation('overwritten', `${one} and ${other} signed the same thing apart, and the record does not say so`)
  }
  const wrongly = record.closings.find(({ act, signedTwiceWith }) => signedTwiceWith.some((other) => !pairs.some(([one, two]) => one === act.id && two === other)))
  if (wrongly !== undefined && record.missing.length === 0) throw new Violation('overwritten', `${wrongly.act.id} is said to be signed twice and is not`)
  return pairs.length === 0 && new Set(closings.map(whatOf)).size === closings.length
}

function judgeLate(record: FoldedRecord, lateFor: ReadonlyMap<ActId, readonly Truth[]>): void {
  const shown = new Map(record.late.map(({ act, frozenBy }) => [act.id, [...frozenBy].sort().join()]))
  for (const [id, closings] of lateFor) {
    const expected = closings.map((closing) => closing.id).sort().join()
    if (record.missing.length === 0 && expected !== (shown.get(id) ?? '')) throw new Violation('overwritten', `${id} in ${recordKey(record.about)} should be late for [${expected}] and is for [${shown.get(id) ?? ''}]`)
  }
}

function liveIn(record: FoldedRecord, unit: string): readonly ActId[] {
  const state = record.units.get(unit)
  if (state === undefined) return []
  return state.kind === 'settled' ? [state.act.id, ...state.others.map(({ id }) => id)] : state.versions.map(({ act }) => act.id)
}
