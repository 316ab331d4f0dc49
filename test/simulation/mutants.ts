/** One small change of meaning in the core, which the oracles must see. */
export interface Mutant {
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
  /** What it would do to people’s work. */
  readonly why: string
}

function inFile(file: string, changes: readonly (readonly [find: string, replace: string, why: string])[]): readonly Mutant[] {
  return changes.map(([find, replace, why]) => ({ file, find, replace, why }))
}

export const MUTANTS: readonly Mutant[] = [
  ...inFile('src/sync/push.ts', [
    ['if (reading.status === 201 && step.state.push.readBack && isSame(act, reading.resource)) return', 'return', 'any answer to a create is a receipt'],
    ['      return readBack(step, act, reading.id)\n', '      return keepReceipt(step, act, { id: reading.id })\n', 'a create that shows nothing is a receipt, unread'],
    ['return keepRefusal(step, act, reading.status, reading.words)', 'return keepReceipt(step, act, {})', 'a refusal is a receipt'],
    ['return reading.kind === \'act\' && reading.id === act.id && reading.text === act.text && reading.sig === act.sig && reading.hash === act.hash', "return reading.kind === 'act' && reading.id === act.id", 'the same id is taken for the same bytes'],
    ["failAct(step, act, 'server-error') : keepAlarm(step, act, other)", "failAct(step, act, 'server-error') : keepReceipt(step, act, other)", 'other bytes on the server are a receipt'],
    ['  if (step.state.compare.busy) changeCompare', '  keepReceipt(step, act, {})\n  if (step.state.compare.busy) changeCompare', 'a receipt before anything was sent'],
    ["    'if-none-exist': `identifier=${searchToken(ACT_SYSTEM, act.id)}`,\n", '', 'a repeated create makes a second entry'],
    ['    if (!held.has(act.record)) window.push(act)', '    window.push(act)', 'a letter’s act goes before the letter'],
    ['    window: push.window.filter((each) => each.id !== act.id),\n', '', 'what was answered is sent for ever'],
    ['    busy: withoutMember(push.busy, act.record),\n', '', 'after one act its record is never free again'],
    ['  changePush(step, { busy: withoutMember(step.state.push.busy, act.record) })', '  changePush(step, {})', 'after a failure the record is never free again'],
    ['  releaseAct(step, act)\n  if (reason', '  if (reason', 'a failing server holds its record back for ever'],
    ['  const unsent = step.ports.journal.unsentActs()\n', '  const unsent = step.ports.journal.unsentActs().slice(1)\n', 'the oldest act is never sent'],
    ['if (act.team !== team || hash === null) return null', "if (act.team !== team || hash === null || act.verb === 'note-refusal') return null", 'notes of refusals stay here'],
  ]),
  ...inFile('src/sync/push-blobs.ts', [
    ["if (bytes === null || step.ports.sha256(bytes) !== blob.plainHash) return setAside(step, blob)", 'if (bytes !== null) return setAside(step, blob)', 'no file is ever sent'],
  ]),
  ...inFile('src/sync/name-file.ts', [
    ["  post(step, { kind: 'create-document',", "  keepBlobReceipt(step, blob, binary, '2026-10-08T11:40:00.000Z')\n  post(step, { kind: 'create-document',", 'a file has its receipt before anybody can find it'],
    ["document, { 'if-none-exist': `identifier=${unless}` })", 'document, {})', 'a file is named twice'],
    ["if (reading.kind === 'several' || reading.kind === 'created') return findOwnDocument(step, blob, binary, gone)", "if (reading.kind === 'several') return failBlob(step, blob, reading)", 'a file that is named twice stops everything'],
    ['return document === null ? nameBinary(', 'return document !== null ? nameBinary(', 'a file that was sent is never named'],
  ]),
  ...inFile('src/sync/settle-blob.ts', [
    ['  changeBlobs(step, { busy: false, failing: withoutFailed(', '  changeBlobs(step, { failing: withoutFailed(', 'only one file is ever sent'],
    ['  changeBlobs(step, { busy: false })\n  if (!ofTheWay', '  if (!ofTheWay', 'after one failure of the server no file is sent'],
    ['  changeBlobs(step, { busy: false, failing: withFailed(', '  changeBlobs(step, { failing: withFailed(', 'after one file that failed none is sent'],
    ['export function releaseBlob(step: Step): void {\n  changeBlobs(step, { busy: false })', 'export function releaseBlob(step: Step): void {\n  changeBlobs(step, {})', 'after a full disk no file is sent'],
  ]),
  ...inFile('src/sync/pull-blobs.ts', [
    ['if (!isThere || step.ports', 'if (step.ports', 'a file that was cut is kept'],
    ['export function onHandOverKept(step: Step): void {\n  changeWanted(step, { busy: false })', 'export function onHandOverKept(step: Step): void {\n  changeWanted(step, {})', 'only one file is ever fetched'],
    ['later: [...step.state.wanted.later, blob] })', 'later: [] })', 'a file that was not there once is never asked for again'],
    ['!journal.hasBlob(blob.plainHash) &&', 'journal.hasBlob(blob.plainHash) &&', 'only files that are here are fetched'],
  ]),
  ...inFile('src/sync/pull.ts', [
    ['_lastUpdated=ge${since}', '_lastUpdated=ge${iso(Date.parse(since) + LOOK_BACK_MS + 1)}', 'later than the cursor, not from it: ties are passed over'],
    ['lastUpdated: iso(pull.newest) } as const', 'lastUpdated: iso(step.now) } as const', 'the cursor takes our own clock'],
    ["  const keep = { kind: 'keep-page', run: pull.run } as const\n", "  const keep = { kind: 'keep-page', run: pull.run } as const\n  if (next === null) append(step, { kind: 'keep-blob-answer', blob: {} as never, answer: 'receipt' }, [{ body: { kind: 'cursor', team: config.team, epoch: step.state.epoch, lastUpdated: iso(Math.max(newest, 1)) }, key: { kind: 'journal' } }])\n", 'the cursor before its acts'],
    ['  if (pull.keeping === 1) goOn(step)', '  goOn(step)', 'the cursor when half a page is kept'],
    ['  if (next === null) return keepCursor(step)\n  changePull', '  if (next !== null) return keepCursor(step)\n  if (next === null) return keepCursor(step)\n  changePull', 'only the first page is read'],
    ['isOld || pull.readAll || pull.sinceDeep === 0', 'false', 'the counts are never compared'],
    ['isOld || pull.readAll || pull.sinceDeep === 0', 'compare.last === null', 'the counts are compared once'],
    ['  return pull.sinceDeep >= POLLS_BETWEEN_DEEP', '  return pull.sinceDeep < 0', 'sync never looks further back'],
    ['  step.commands.push({ kind: \'timer\', afterMs: Math.round(POLL_MS * (0.75 + step.chance / 2)) })', '  void POLL_MS', 'the server is asked once'],
    [', run: step.state.pull.run + 1, alarmed: new Set() })', ', run: step.state.pull.run + 1 })', 'an alarm the full disk did not take is never raised again'],
    ["export function abandonPull(step: Step): void {\n  changePull(step, { running: false,", "export function abandonPull(step: Step): void {\n  changePull(step, {", 'after a full disk nothing is received'],
    ["if (reading.kind !== 'act' || !reading.teams.includes(team)) return []", "if (reading.kind !== 'act') return []", 'another team’s entries are taken for forged ones of ours'],
    ['  changeWanted(step, { blobs: [...step.state.wanted.blobs, ...wanted] })\n', '', 'the files that acts mention are not fetched'],
    ["_sort=_lastUpdated&_count=${PAGE}`\n  changePull", "_sort=_lastUpdated&_count=${PAGE}&_from=1`\n  changePull", 'the first entry of a page is skipped'],
    ["keeping: (receive.length > 0 ? 1 : 0) + (frames.length > 0 ? 1 : 0)", 'keeping: 0', 'the cursor does not wait for the disk'],
  ]),
  ...inFile('src/sync/sort-arrivals.ts', [
    ['      if (unreceipted.get(arrival.text) === arrival.sig) frames.push(receiptFor(step, arrival))\n', '', 'an act whose answer was lost stays refused or waiting though the server holds it'],
    ['step.ports.journal.unreceiptedActs().filter(', 'step.ports.journal.unsentActs().filter(', 'what was refused after it was taken stays refused'],
    ["const isTrue = checked.kind === 'good' &&", "if (checked.kind !== 'good') continue\n    const isTrue =", 'a forged entry is passed over in silence'],
    ['    receive.push({ text: arrival.text, sig: arrival.sig })\n', '    if (receive.length === 0) receive.push({ text: arrival.text, sig: arrival.sig })\n', 'of each page one act is kept'],
    ['text: arrival.text, sig: arrival.sig })', 'text: arrival.text.replace(/,"heard":\\[[^\\]]*\\]/, \'\'), sig: arrival.sig })', 'what this version does not know is left out of an act'],
    ['    wanted.push(...lacking', '    void Array.of(...lacking', 'the files of arriving acts are not asked for'],
  ]),
  ...inFile('src/sync/compare.ts', [
    ['    changeCompare(step, { readAllAt: here })\n    changePull(step, { readAll: true })\n', '    changeCompare(step, { readAllAt: here })\n', 'a difference is never looked into'],
    ['compare.readAllFor !== doubt && compare.readAllAt !== here', 'compare.readAllFor !== doubt', 'a difference that stays is read for ever'],
    ['  if (difference !== null && mayHaveMore && digest === null && !compare.byList) return beginListing(step, asked)\n', '', 'what a server holds twice is a difference for ever'],
    ['  if (total === null) return beginListing(step, asked)\n', "  if (total === null) return fail(step, 'not-a-trust-server')\n", 'a server that cannot count is given nothing'],
    ['new Set([...listing.acts, ...page.acts])', 'new Set(page.acts)', 'of a list of several pages the last one counts'],
  ]),
  ...inFile('src/sync/connect.ts', [
    ["  if (known.epoch !== capability.epoch) return onAnotherServer(step, capability.epoch)\n", '', 'a replaced server is taken for the old one'],
    ["if (known === null) return keepFirstCursor(step, capability.epoch)", 'if (known === null) return fail(step, \'another-server\')', 'no server is ever the right one'],
  ]),
  ...inFile('src/sync/fail.ts', [
    ["  if (alone) step.commands.push({ kind: 'timer', afterMs: waitMs })\n", '', 'after one failure nothing is tried again'],
    ["  const waitMs = reason === 'another-server' ?", "  const waitMs = reason === 'timed-out' ? 86_400_000 : reason === 'another-server' ?", 'after a timeout a day goes by'],
    ["  step.commands.push({ kind: 'timer', afterMs: backOff(attempts, step.chance, null) })\n", '', 'after a full disk nothing is tried again'],
  ]),
  ...inFile('src/sync/back-off.ts', [
    ['Math.min(LONGEST_WISH_MS, retryAfterMs ?? 0)', '(retryAfterMs ?? 0)', 'a server can ask for a day’s patience'],
    ['  return Number.isNaN(at) ? null : Math.max(0, at - now)', '  return Math.max(0, at - now)', 'a wish nobody can read stops everything'],
  ]),
  ...inFile('src/sync/read-reply.ts', [
    ["  if (words === null) return trouble('not-a-trust-server')\n", '', 'a captive portal refuses acts for the server'],
    ["if (isElement(body) && body['resourceType'] === type) return", "if (status === 201) return { kind: 'created', id: 's1' }\n  if (isElement(body) && body['resourceType'] === type) return", 'the server’s first entry is taken for the one just made'],
    ["  if (status === 412) return { kind: 'several' }\n", '', 'an entry kept twice stops everything'],
    ["  if (status === 401) return trouble('sign-in-refused')\n", "  if (status === 401) return { kind: 'refused', status, words: '' }\n", 'a sign-in that ran out refuses acts'],
  ]),
  ...inFile('src/sync/sync-machine.ts', [
    ['  if (purpose?.kind === \'keep-answer\') releaseAct(step, purpose.act)\n', '', 'after a full disk a record is never free again'],
    ["  if (purpose?.kind === 'keep-page' || purpose?.kind === 'keep-cursor') abandonPull(step)\n", '', 'after a full disk reading never goes on'],
    ['return onJournalFailed(step, close(step, event.id))', 'return onDone(step, close(step, event.id))', 'what the disk refused is taken as kept'],
    ["  if (purpose?.kind === 'keep-first-cursor' || purpose?.kind === 'keep-new-server') change(step, { phase: 'waiting' })\n", '', 'a full disk at the first start stops everything'],
    ["if (purpose?.kind === 'hand-over-blob' || purpose?.kind === 'keep-handed-over') putOff(step, purpose.blob)", '', 'after a full disk no file is fetched'],
    ["if (step.state.phase === 'waiting' && step.state.trouble?.reason !== 'sign-in-refused') return probe(step)", '', 'a server that was away stays away'],
    ['changePush(step, { window: step.state.push.window.filter(({ record }) => !records.has(record)), mayHoldMore: true })', 'changePush(step, { mayHoldMore: true })', 'what was erased goes up from what had been read before'],
    ["  changePush(step, { mayHoldMore: true })\n  beginPull(step)\n}", "  changePush(step, { mayHoldMore: true })\n}", 'nothing is polled'],
  ]),
  ...inFile('electron/keeper/journal/journal-index.ts', [
    ['act !== undefined && (isThere(act) || (alone && !refusals.has(id)))', 'act !== undefined', 'records are erased before the server has taken the entry that says so'],
    ['    if (isThere(act)) countOnServer(act, -1)\n', '', 'what was erased is counted for ever'],
    ['      if (act.vault === vault) seqs.set(act.team, (seqs.get(act.team) ?? new Set()).add(act.seq))\n', '', 'the numbers of what was erased are told as missing'],
    ['    for (const { team, ...end } of body.ends) if (end.seq > (ends.get(team)?.seq ?? 0)) ends.set(team, end)\n', '', 'the numbers of what was erased are given again'],
    ['      for (const ofAct of [receipts, refusals, lost]) ofAct.delete(act.id)\n', '', 'what was refused and erased waits for a person for ever'],
  ]),
  ...inFile('src/sync/read-report.ts', [
    ["  if (phase === 'connected' || isAskedAgain) return", "  if (connectedSince > 0) return", 'trouble is not told'],
  ]),
  ...inFile('src/domain/journal/fold-record.ts', [
    ['authors.filter((act) => !authors.some((other) => hadSeen(other.id, act.id)))', 'authors.slice(-1)', 'the last writer wins'],
    ['authors.filter((act) => !authors.some((other) => hadSeen(other.id, act.id)))', 'authors.filter((act) => !authors.some((other) => other.after.includes(act.id)))', 'only what was named is superseded, not what came before it'],
    ['authors.filter((act) => !authors.some((other) => hadSeen(other.id, act.id)))', 'authors.filter((act) => !authors.some((other) => other.at.hlc > act.at.hlc))', 'the newest clock wins'],
    ["  if (!same) return { kind: 'unsettled', versions }\n", '', 'of two values one is shown as settled'],
    ["  if (facts.some((fact) => fact.path === '')) return null\n", '', 'what was withdrawn stands'],
    ['const counted = standing.filter((act) => !isLate.has(act.id))', 'const counted = standing', 'a late change alters what was signed'],
    ['refused.has(act.id) || ghosts.has(act.id)', 'ghosts.has(act.id)', 'what was refused stands on the computer that wrote it'],
    ['for (const unit of new Set(act.facts.map((fact) => fact.unit))) {', 'for (const unit of new Set(act.facts.slice(0, 1).map((fact) => fact.unit))) {', 'an act changes only its first unit'],
    ['    newer: standing.filter(isNewer),', '    newer: [],', 'an older version writes over a newer one’s record'],
    ['const same = rest.every((version) => canonicalJson(version.value) === canonicalJson(first.value))', 'const same = rest.length < 2', 'two versions are one'],
  ]),
  ...inFile('src/domain/journal/past.ts', [
    ['      pasts[index]?.forEach((bits, word) => (past[word] = (past[word] ?? 0) | bits))\n', '', 'a past ends at what was named'],
    ['    heads: order.filter((act) => !seenByAnother.has(act.id)).map((act) => act.id).sort(),', '    heads: [],', 'new acts say their author had seen nothing'],
    ['throughGhosts(act.id, act.after, ghosts)', 'act.after', 'a refused act cuts the past of what came after it'],
    ['    waitingFor.set(act.id, known.size)', '    waitingFor.set(act.id, 0)', 'clocks order acts, not what their authors had seen'],
    ['1 << (index & 31)', '1 << (index & 7)', 'pasts of a longer record run together'],
    ['    const at = place.get(act)\n    const index = place.get(earlier)', '    const at = place.get(earlier)\n    const index = place.get(act)', 'who saw whom is the wrong way round'],
  ]),
  ...inFile('src/domain/journal/closing.ts', [
    ["unit === frozen || (frozen.endsWith('/') && unit.startsWith(frozen))", 'unit === frozen', 'a list that was signed whole is not frozen'],
    ['    if (lateFor.length === 0) return []\n', '    if (lateFor.length >= 0) return []\n', 'a closing freezes nothing'],
    ['.some((one) => past.hadSeen(one.act.id, act.id))', '.some(() => false)', 'a closing makes late what it was signed from'],
    ['.some((one) => past.hadSeen(one.act.id, act.id))', '.some((one) => past.hadSeen(one.act.id, act.id) || past.hadSeen(act.id, one.act.id))', 'who has seen the minutes may change them'],
    ['      .filter((other) => other.what === closing.what && other.act.id !== closing.act.id)', '      .filter(() => false)', 'what was signed twice is not told'],
    ['      .filter((other) => other.what === closing.what && other.act.id !== closing.act.id)', '      .filter((other) => other.act.id !== closing.act.id)', 'two different papers are one signed twice'],
    ['.filter((other) => !past.hadSeen(other.act.id, closing.act.id) && !past.hadSeen(closing.act.id, other.act.id))', '.filter((other) => !past.hadSeen(other.act.id, closing.act.id))', 'a signing that saw the other counts as signed apart'],
    ['frozenBy.filter((closing) => !wasSeenBy(act, closing, frozenBy, past))', 'frozenBy.slice(0, 1).filter((closing) => !wasSeenBy(act, closing, frozenBy, past))', 'only the first closing freezes'],
  ]),
  ...inFile('src/domain/journal/as-seen.ts', [
    ['act.vault === vault && act.facts.some((fact) => fact.unit === unit)', 'act.vault === vault', 'what an author’s other acts had seen counts as seen'],
  ]),
]
