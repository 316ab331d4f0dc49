import { createHash, randomBytes, randomUUID, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { fileToResource } from '#fhir/file-to-resource.ts'
import { makeSealingPair } from '#electron/keeper/vault/seal-to-key.ts'
import { openDesk } from '../../bench/sync/seed-team.ts'
import { answerMe } from '../../trust-server/answers/answer-person.ts'
import { openPglite } from '../../trust-server/open-pglite.ts'
import { openPostgres } from '../../trust-server/open-postgres.ts'
import { hashTokens } from '../../trust-server/sign-in.ts'
import type { SignedIn } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import type { TrustServer } from '../../trust-server/start-trust-server.ts'
import { keepPeople } from '../../trust-server/store/keep-people.ts'
import { prepareTables } from '../../trust-server/store/prepare-tables.ts'
import { anErasure } from '../builders/an-erasure.ts'
import { signInAs } from '../builders/ask-issuer.ts'
import { putEmptyDatabase } from '../builders/empty-database.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { onBothDatabases } from '../builders/on-both-databases.ts'
import type { ChosenDatabase } from '../builders/on-both-databases.ts'
import { askDigest, recomputeDigest } from '../builders/recompute-digest.ts'
import { askSealingKey, forward, passOn, seal, writePlain } from '../builders/seal-to-server.ts'
import { findPostgres, startPostgres } from '../builders/start-postgres.ts'
import type { ActPart, AnyResource, Reply, SentAct, Signer } from '../builders/talk-to-trust-server.ts'
import { aKeyFor, anAct, listen, makeSigner, Talker, until } from '../builders/talk-to-trust-server.ts'

const [team, other] = [`team-${randomUUID()}`, `other-${randomUUID()}`]
const [seen, absent] = [`ngozi-${randomUUID()}`, `ines-${randomUUID()}`]
const tokens = hashTokens({
  secretary: { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', teams: [team] },
  consultant: { user: 'helen.marsh', name: 'Miss Helen Marsh', role: 'consultant', teams: [team] },
  records: { user: 'ruth.adeyemi', name: 'Ruth Adeyemi', role: 'records', teams: [team] },
  chair: { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', teams: [team, other] },
  member: { user: 'miriam.feldman', name: 'Dr Miriam Feldman', role: 'member', teams: [team] },
  observer: { user: 'observer', name: 'Observer', role: 'observer', teams: [team] },
  outsider: { user: 'other.team', name: 'Consultant of another team', role: 'consultant', teams: [other] },
  clinic: { user: 'made-up-clinic', name: 'The made-up clinic', role: 'chair', teams: [team], actsForAnyone: true },
})
const signIns: readonly SignedIn[] = [
  { user: seen, name: 'Dr Ngozi Eze', role: 'consultant', teams: [team] },
  { user: absent, name: 'Dr Ines Duarte', role: 'consultant', teams: [team] },
]
const DAY_MS = 86_400_000
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')
const words = ({ status, json }: Reply): readonly unknown[] => [status, json.issue[0].diagnostics]
const nameOf = (reply: Reply): readonly unknown[] => [reply.status, reply.json]
const named = (status: number, name: string, valueString: string): readonly unknown[] => [status, { resourceType: 'Parameters', parameter: [{ name, valueString }] }]
const aCase = (): string => `case/${randomUUID()}`

const notOpened = 'This was not sealed for this server, or was changed on its way.'
const notTheirs = 'What its author is in this team does not allow this here. They must sign in and send it themselves.'
const notKnown = 'This server has not seen its author signed in within 35 days. They must sign in and send it themselves.'
const notTaken = 'What was sealed is not an entry or a file that this server takes. Its author must sign in and send it themselves.'
const notRegistered = 'The computer this was written on is not registered here for its author. They must sign in and send it themselves.'
const notTheirTeam = 'This must name exactly one team, and a team you belong to.'
const erasedWords = 'This record was erased. Nothing more can be added to it.'

const postgres = findPostgres()

onBothDatabases(behaves)

/** What the server does, whatever it keeps its entries in. */
function behaves(choose: () => Promise<ChosenDatabase>): void {
  let chosen: ChosenDatabase
  let server: TrustServer
  let member: Talker
  let chair: Talker
  let ahead = 0
  const signers = { 'priya.raman': makeSigner(), 'helen.marsh': makeSigner(), 'ruth.adeyemi': makeSigner(), 'abena.osei': makeSigner(), 'other.team': makeSigner(), [seen]: makeSigner() } as Readonly<Record<string, Signer>>
  const by = { 'priya.raman': 'secretary', 'helen.marsh': 'consultant', 'ruth.adeyemi': 'records', 'abena.osei': 'chair', 'other.team': 'outsider' }

  beforeAll(async () => {
    chosen = await choose()
    server = await startTrustServer({ ...chosen, tokens, demoIssuer: { people: signIns }, now: () => Date.now() + ahead })
    member = new Talker(server.url, 'member')
    chair = member.as('chair')
    for (const [user, token] of Object.entries(by)) expect((await member.as(token).post('$register-key', aKeyFor(user, signers[user]))).status).toBe(200)
  }, 120_000)
  afterAll(() => server?.close())

  /** An act of somebody, signed on their own registered computer. */
  const actOf = (user: string, part: ActPart = {}): SentAct => anAct({ user, team, record: aCase(), ...(signers[user] === undefined ? {} : { signer: signers[user] }), ...part })
  const send = (act: object, as = member): Promise<Reply> => forward(as, { kind: 'act', files: [] }, JSON.stringify(act))
  const find = async (act: SentAct): Promise<readonly AnyResource[]> => chair.readAll(`QuestionnaireResponse?identifier=${act.identifier.system}|${act.identifier.value}`)
  const trailOf = async (reference: string): Promise<readonly unknown[]> =>
    (await chair.readAll('AuditEvent?_count=500')).filter(({ entity }) => entity[0].what?.reference === reference).map(({ agent, subtype }) => [subtype[0].code, agent])
  const agent = (user: string, display: string, requestor: boolean): object => ({ who: { identifier: { system: 'https://consilium.example/user', value: user }, display }, requestor })

  describe('an act that a colleague passes on', () => {
    it('is kept as its author’s, found, counted, hinted at, and audited with both names; it is not shown', async () => {
      const ear = await listen(chair)
      const act = actOf('priya.raman')
      const reply = await send(act, member.as('observer'))
      expect(nameOf(reply)).toEqual(named(201, 'act', act.identifier.value))
      await until(() => ear.heard().includes('event: added'))
      ear.stop()
      const [found, another] = await find(act)
      expect(another).toBeUndefined()
      expect(found).toEqual({ ...act, id: found?.id, meta: { ...act.meta, versionId: '1', lastUpdated: found?.meta.lastUpdated } })
      expect(reply.text).not.toContain(found?.id)
      expect([reply.headers.get('location'), reply.headers.get('etag')]).toEqual([null, null])
      expect(await askDigest(chair, team)).toEqual(await recomputeDigest(chair, team))
      expect(await trailOf(`QuestionnaireResponse/${found?.id}`)).toEqual([['create', [agent('observer', 'Observer', true), agent('priya.raman', 'Priya Raman', false)]]])
    })

    it('is kept once, whoever sends it how often, together or after one another', async () => {
      const act = actOf('priya.raman')
      const sealed = seal(await askSealingKey(member), writePlain({ kind: 'act', files: [] }, JSON.stringify(act)))
      const replies = await Promise.all([...Array.from({ length: 4 }, () => passOn(member, sealed)), send(act, chair)])
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
      const own = await member.as('secretary').postOnce(act)
      expect([own.status, (await find(act)).map(({ id }) => id)]).toEqual([200, [own.json.id]])
      const first = actOf('priya.raman')
      expect((await member.as('secretary').postOnce(first)).status).toBe(201)
      expect(nameOf(await send(first))).toEqual(named(200, 'act', first.identifier.value))
      expect(await askDigest(chair, team)).toEqual(await recomputeDigest(chair, team))
    })

    it('may be their own, may be padded, and is kept letter for letter', async () => {
      const act = actOf('abena.osei')
      const text = JSON.stringify(act).replace('"status":"completed"', '"status" :\t"completed"  ')
      expect((await forward(chair, `${JSON.stringify({ kind: 'act', files: [] })}${' '.repeat(500)}`, `${text}${' '.repeat(3_000_000)}\n`)).status).toBe(201)
      const [found] = await find(act)
      const read = await chair.get(`QuestionnaireResponse/${found?.id}`)
      expect(read.text).toContain('"status" :\t"completed"')
      expect(read.text.length).toBeLessThan(text.length + 200)
    })

    it('is not taken from another team’s member, whoever its author is, nor of an author of another team', async () => {
      expect(words(await send(actOf('priya.raman'), member.as('outsider')))).toEqual([403, notTheirTeam])
      expect(words(await send(actOf('other.team', { team: other, role: 'consultant' })))).toEqual([403, notTheirTeam])
      const strange = actOf('other.team', { role: 'consultant' })
      expect(words(await send(strange, chair))).toEqual([403, notTheirs])
      const two = actOf('priya.raman', { more: { meta: { tag: [...actOf('priya.raman').meta.tag, { system: 'https://consilium.example/team', code: other }] } } })
      expect(words(await send(two, chair))).toEqual([403, notTheirTeam])
      expect(await find(strange)).toEqual([])
    })

    it.each<[string, string, ActPart, number, string]>([
      ['a verb their role may not do', 'priya.raman', { verb: 'sign-letter' }, 403, notTheirs],
      ['another role than theirs', 'priya.raman', { role: 'chair' }, 403, notTheirs],
      ['another verb in its signed text', 'priya.raman', { text: { verb: 'sign-letter' } }, 422, notTaken],
      ['another team in its signed text', 'priya.raman', { text: { team: other } }, 422, notTaken],
      ['another author around its signed text', 'priya.raman', { more: { author: { identifier: { system: 'https://consilium.example/user', value: 'abena.osei' } } } }, 403, notTheirs],
      ['somebody in its signed text who did not sign it', 'priya.raman', { text: { by: { user: 'abena.osei', role: 'chair' } } }, 403, notTheirs],
      ['a verb and a name of somebody who did not sign it', 'abena.osei', { signer: signers['priya.raman']!, verb: 'sign-minutes' }, 403, 'This was signed on a computer that is registered here for somebody else.'],
      ['a computer nobody registered', 'priya.raman', { signer: makeSigner() }, 422, notRegistered],
      ['nobody this server knows', 'nobody.known', { role: 'secretary' }, 403, notKnown],
      ['a name the database takes no look at', 'priya.raman', { text: { by: { user: 'priya\0raman', role: 'secretary' } } }, 422, notTaken],
      ['the made-up clinic, which may act for anyone', 'made-up-clinic', { role: 'chair' }, 403, notKnown],
      ['no signed text', 'priya.raman', { more: { item: [] } }, 422, notTaken],
      ['what is not FHIR', 'priya.raman', { more: { status: 'wondering' } }, 422, notTaken],
      ['more than 2 MB', 'priya.raman', { items: [1, 2, 3].map((n) => ({ linkId: `words${n}`, text: 'x'.repeat(700 * 1024) })) }, 422, notTaken],
    ])('is refused with %s, in words that say nothing of it', async (_, user, part, status, expected) => {
      const act = actOf(user, part)
      for (const as of [member, member.as('clinic')]) expect(words(await send(act, as))).toEqual([status, expected])
      expect(await find(act)).toEqual([])
    })

    it('is what its author may, and not what who passes it on may', async () => {
      expect((await send(actOf('helen.marsh', { verb: 'sign-letter' }))).status).toBe(201)
      expect((await member.postOnce(actOf('helen.marsh', { verb: 'sign-letter' }))).status).toBe(403)
      expect((await member.postOnce(anAct({ user: 'miriam.feldman', team, verb: 'log-concern' }))).status, 'their own').toBe(201)
    })

    it('does not stand for another of its name', async () => {
      const act = actOf('priya.raman')
      expect((await send(act)).status).toBe(201)
      const forged = actOf('priya.raman', { id: act.identifier.value, record: act.meta.tag.map((tag) => (tag as { code: string }).code)[1]!, text: { facts: [] } })
      expect(words(await send(forged))).toEqual([409, expect.stringContaining('it is another')])
      expect((await find(act)).length).toBe(1)
    })

    it('is not taken of a record that was erased, and erases what its author may erase', async () => {
      const record = aCase()
      const early = actOf('priya.raman', { record })
      expect((await send(early)).status).toBe(201)
      expect(words(await send(anErasure({ team, records: [record], user: 'priya.raman', role: 'secretary', signer: signers['priya.raman']! })))).toEqual([403, notTheirs])
      expect((await send(anErasure({ team, records: [record], signer: signers['ruth.adeyemi']! }))).status).toBe(201)
      expect(await find(early)).toEqual([])
      for (const act of [early, actOf('priya.raman', { record })]) expect(words(await send(act))).toEqual([422, erasedWords])
      expect(await askDigest(chair, team)).toEqual(await recomputeDigest(chair, team))
    })
  })

  describe('an author who signs in with the issuer', () => {
    const act = (part: ActPart = {}): SentAct => actOf(seen, { role: 'consultant', verb: 'sign-letter', ...part })

    it('is known by what they were when they were seen last, for 35 days', async () => {
      const ngozi = new Talker(server.url, (await signInAs(server.url, seen)).access_token)
      await ngozi.post('$register-key', aKeyFor(seen, signers[seen]))
      expect(words(await send(act())), 'never asked who they are').toEqual([403, notKnown])
      ahead = -36 * DAY_MS
      expect((await ngozi.get('$me')).status).toBe(200)
      ahead = 0
      expect(words(await send(act()))).toEqual([403, notKnown])
      ahead = -34 * DAY_MS
      expect((await ngozi.get('$me')).status).toBe(200)
      ahead = 0
      const taken = act()
      expect(nameOf(await send(taken))).toEqual(named(201, 'act', taken.identifier.value))
      const [found] = await find(taken)
      expect(await trailOf(`QuestionnaireResponse/${found?.id}`)).toEqual([['create', [agent('miriam.feldman', 'Dr Miriam Feldman', true), agent(seen, 'Dr Ngozi Eze', false)]]])
      expect(words(await send(act({ verb: 'override-rule' })))).toEqual([403, notTheirs])
      ahead = -36 * DAY_MS
      await ngozi.get('$me')
      ahead = 0
      expect(nameOf(await send(taken)), 'what is here is here').toEqual(named(200, 'act', taken.identifier.value))
      expect(words(await send(act()))).toEqual([403, notKnown])
      ahead = 0
    })

    it('is not asked to sign in anew through the one who passes it on', async () => {
      const ines = new Talker(server.url, (await signInAs(server.url, absent)).access_token)
      await ines.get('$me')
      const reply = await send(anAct({ user: absent, team, role: 'consultant', signer: makeSigner() }), ines)
      expect(words(reply)).toEqual([422, notRegistered])
    })
  })

  describe('what is no sealed act', () => {
    const plain = (): Buffer => writePlain({ kind: 'act', files: [] }, JSON.stringify(actOf('priya.raman')))

    it('was changed on its way, sealed for others, or bound to something else', async () => {
      const key = await askSealingKey(member)
      const sealed = seal(key, plain())
      const changed = [0, 20, 42, 43, 54, 55, 300, sealed.length - 16, sealed.length - 1].map((at) => Buffer.from(sealed.map((byte, index) => (index === at ? byte ^ 4 : byte))))
      const cut = [1, 43, 60, sealed.length - 1].map((end) => sealed.subarray(0, end))
      const others = [seal(makeSealingPair().publicKey, plain()), seal(key, plain(), 'consilium/forward/v2'), seal(key, plain(), ''), plain(), randomBytes(5_000_000)]
      for (const each of [...changed, ...cut, ...others]) expect(words(await passOn(member, each))).toEqual([422, notOpened])
      expect((await passOn(member, sealed)).status).toBe(201)
    })

    it.each<[string, string | object, string | Uint8Array]>([
      ['a header that is no JSON', 'kind: act', '{}'], ['a header that is a list', '[]', '{}'], ['an empty header', '', '{}'], ['another kind', { kind: 'note' }, '{}'], ['no kind', {}, '{}'],
      ['an empty body', { kind: 'act', files: [] }, ''], ['a body that is no JSON', { kind: 'act', files: [] }, 'words'], ['another resource', { kind: 'act', files: [] }, '{"resourceType":"Patient"}'],
      ['a Bundle', { kind: 'act', files: [] }, '{"resourceType":"Bundle","type":"transaction"}'], ['ten thousand open brackets', { kind: 'act', files: [] }, '['.repeat(10_000)], ['bytes that are no text', { kind: 'act', files: [] }, new Uint8Array([0xff, 0xfe])],
      ['a file without a document', { kind: 'file', type: 'application/pdf', user: 'priya.raman' }, 'x'], ['a header of ten thousand brackets', `{"kind":"file","document":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'x'],
    ])('has %s', async (_, header, body) => {
      expect(words(await forward(member, header, body))).toEqual([422, notTaken])
    })

    it('has no line that ends', async () => {
      const key = await askSealingKey(member)
      for (const bytes of [Buffer.alloc(0), Buffer.from('{"kind":"act"}')]) expect(words(await passOn(member, seal(key, bytes)))).toEqual([422, notTaken])
    })

    it.each<[string, object | string, number]>([
      ['half a sentence', '{"resourceType":"Parameters"', 400], ['another resource', { resourceType: 'Patient' }, 400], ['no parameter', { resourceType: 'Parameters' }, 400],
      ['another parameter', { resourceType: 'Parameters', parameter: [{ name: 'other', valueBase64Binary: 'AAAA' }] }, 400], ['a text', { resourceType: 'Parameters', parameter: [{ name: 'sealed', valueString: 'AAAA' }] }, 400],
      ['a number', { resourceType: 'Parameters', parameter: [{ name: 'sealed', valueBase64Binary: 7 }] }, 400], ['nothing sealed', { resourceType: 'Parameters', parameter: [{ name: 'sealed', valueBase64Binary: '' }] }, 400],
      ['what is no base64', { resourceType: 'Parameters', parameter: [{ name: 'sealed', valueBase64Binary: 'A*AA' }] }, 400], ['base64url', { resourceType: 'Parameters', parameter: [{ name: 'sealed', valueBase64Binary: '__-_' }] }, 400],
      ['two', { resourceType: 'Parameters', parameter: [{ name: 'sealed', valueBase64Binary: 'AAAA' }, { name: 'sealed', valueBase64Binary: 'AAAA' }] }, 400],
      ['more than 12 MB', { resourceType: 'Parameters', parameter: [{ name: 'sealed', valueBase64Binary: 'A'.repeat(12 * 1024 * 1024) }] }, 413],
    ])('is sent as %s', async (_, sent, status) => {
      const reply = await member.post('$forward', sent)
      expect([reply.status, reply.json.resourceType, reply.json.issue[0].diagnostics]).toEqual([status, 'OperationOutcome', expect.stringMatching(/^[A-Z].*\.$/)])
    })

    it('is asked of who is signed in, as JSON, and by POST', async () => {
      expect([(await member.as(undefined).get('$sealing-key')).status, (await passOn(member.as(undefined), Buffer.from('x'))).status]).toEqual([401, 401])
      expect((await member.ask('POST', '$forward', 'x', { 'content-type': 'text/plain' })).status).toBe(415)
      expect((await member.get('$forward')).status).toBe(404)
    })
  })

  describe('a file that a colleague passes on', () => {
    interface Part {
      readonly bytes?: Uint8Array
      readonly hash?: string
      readonly binary?: string
      readonly user?: string
      readonly type?: string
      readonly of?: string
      readonly about?: string
      readonly more?: object
    }
    const header = ({ bytes = new Uint8Array(), hash = sha256(bytes), binary = randomUUID(), user = 'priya.raman', type = 'application/pdf', of = team, about = aCase(), more = {} }: Part): object =>
      ({ kind: 'file', type, user, ...signedFile(user, hash, of, about), document: { ...fileToResource({ plainHash: hash, team: of, about, type, size: bytes.length, binary }), ...more } })
    const signedFile = (user: string, hash: string, of: string, about: string, { vault, privateKey } = signers[user] ?? signers['priya.raman']!): object =>
      ({ vault, sig: sign(null, Buffer.from(`consilium file ${hash} of ${of} ${about} by ${user}`), privateKey).toString('base64url') })
    const sendFile = (part: Part, as = member): Promise<Reply> => forward(as, header(part), part.bytes ?? new Uint8Array())
    const documentsOf = (bytes: Uint8Array): Promise<readonly AnyResource[]> => chair.readAll(`DocumentReference?identifier=https://consilium.example/sha256|${sha256(bytes)}`)
    const aFile = (size = 40_000): Uint8Array => new Uint8Array(randomBytes(size))
    const read = async (id: string, token = 'member') => {
      const response = await fetch(`${server.url}/Binary/${id}`, { headers: { authorization: `Bearer ${token}` } })
      return [response.status, response.headers.get('content-type'), sha256(new Uint8Array(await response.arrayBuffer()))]
    }

    it('is kept with the document that names it, byte for byte, once, and audited with both names', async () => {
      const [bytes, binary] = [aFile(3_000_000), randomUUID()]
      expect(nameOf(await sendFile({ bytes, binary }, member.as('observer')))).toEqual(named(201, 'file', sha256(bytes)))
      expect(await read(binary)).toEqual([200, 'application/pdf', sha256(bytes)])
      expect((await read(binary, 'outsider'))[0]).toBe(404)
      const [document, another] = await documentsOf(bytes)
      expect([another, document?.content[0].attachment.url]).toEqual([undefined, `Binary/${binary}`])
      const both = [agent('observer', 'Observer', true), agent('priya.raman', 'Priya Raman', false)]
      expect((await trailOf(`DocumentReference/${document?.id}`))[0]).toEqual(['create', both])
      expect((await trailOf(`Binary/${binary}`))[0]).toEqual(['create', both])
      for (const again of [{ bytes, binary }, { bytes }, { bytes, user: 'observer' }]) expect(nameOf(await sendFile(again))).toEqual(named(200, 'file', sha256(bytes)))
      expect((await documentsOf(bytes)).length).toBe(1)
      const own = await member.as('secretary').post('DocumentReference', fileToResource({ plainHash: sha256(bytes), team, about: aCase(), type: 'application/pdf', size: 1, binary }), { 'if-none-exist': `identifier=https://consilium.example/sha256|${sha256(bytes)}` })
      expect([own.status, own.json.id]).toEqual([200, document?.id])
    })

    it('is kept once of several at once', async () => {
      const bytes = aFile()
      expect((await Promise.all(Array.from({ length: 4 }, () => sendFile({ bytes })))).map(({ status }) => status).sort()).toEqual([200, 200, 200, 201])
      expect((await documentsOf(bytes)).length).toBe(1)
    })

    it('is here already where its author sent it themselves', async () => {
      const bytes = aFile()
      const made = await member.as('secretary').ask('POST', 'Binary', new Uint8Array(bytes), { 'content-type': 'application/pdf', 'x-security-context': team })
      const document = { resourceType: 'DocumentReference', status: 'current', identifier: [{ system: 'https://consilium.example/sha256', value: sha256(bytes) }], meta: { tag: [{ system: 'https://consilium.example/team', code: team }] }, content: [{ attachment: { url: `Binary/${made.json.id}` } }] }
      expect((await member.as('secretary').post('DocumentReference', document)).status).toBe(201)
      expect(nameOf(await sendFile({ bytes }))).toEqual(named(200, 'file', sha256(bytes)))
    })

    it('is not kept where its name is here and its bytes are gone', async () => {
      const [bytes, binary] = [aFile(), randomUUID()]
      const named = fileToResource({ plainHash: sha256(bytes), team, about: aCase(), type: 'application/pdf', size: bytes.length, binary: randomUUID() })
      // As a server kept it that did not ask for the bytes.
      expect((await member.as('secretary').post('DocumentReference', { ...named, identifier: [{ system: 'https://consilium.example/sha256', value: sha256(bytes) }], content: [{ attachment: { url: 'https://elsewhere.example/letter.pdf' } }] })).status).toBe(201)
      expect(words(await sendFile({ bytes, binary }))).toEqual([409, expect.stringContaining('its bytes are gone')])
      expect([(await read(binary))[0], (await documentsOf(bytes)).length]).toEqual([404, 1])
    })

    it('is not kept under an id that is taken, and changes nothing of what has it', async () => {
      const [first, second, binary] = [aFile(), aFile(), randomUUID()]
      expect((await sendFile({ bytes: first, binary })).status).toBe(201)
      expect(words(await sendFile({ bytes: second, binary }))).toEqual([422, expect.stringContaining('is taken')])
      expect([await read(binary), await documentsOf(second)]).toEqual([[200, 'application/pdf', sha256(first)], []])
    })

    it('is not taken of a record that was erased', async () => {
      const [bytes, binary, about] = [aFile(), randomUUID(), aCase()]
      expect((await member.as('records').postOnce(anErasure({ team, records: [about], signer: signers['ruth.adeyemi']! }))).status).toBe(201)
      expect(words(await sendFile({ bytes, binary, about }))).toEqual([422, erasedWords])
      expect([(await read(binary))[0], await documentsOf(bytes)]).toEqual([404, []])
    })

    const [bytes, own] = [aFile(), randomUUID()]
    it.each<[string, Part, number, string]>([
      ['other bytes than its document names', { hash: sha256(aFile()) }, 422, 'The bytes of the file are not those that its document names, so nothing was kept.'],
      ['another team', { of: other }, 403, notTheirTeam],
      ['an author who may not add files', { user: 'miriam.feldman' }, 403, notTheirs],
      ['an author nobody knows', { user: 'nobody.known' }, 403, notKnown],
      ['the made-up clinic as its author', { user: 'made-up-clinic' }, 403, notKnown],
      ['a name the database takes no look at', { user: 'priya\0raman' }, 422, notTaken],
      ['a type that is none', { type: 'application/pdf\r\nx: y' }, 422, notTaken],
      ['a type of FHIR’s', { type: 'application/fhir+json' }, 422, notTaken],
      ['an id that is none', { binary: 'mine' }, 422, notTaken],
      ['another hash than one', { hash: sha256(bytes).toUpperCase() }, 422, notTaken],
      ['an address that is not its id', { more: { content: [{ attachment: { url: `Binary/${randomUUID()}` } }] } }, 422, notTaken],
      ['another file beside its own', { binary: own, more: { content: [own, randomUUID()].map((id) => ({ attachment: { url: `Binary/${id}` } })) } }, 422, notTaken],
      ['what is not FHIR', { more: { status: 'wondering' } }, 422, notTaken],
      ['another resource', { more: { resourceType: 'Patient' } }, 422, notTaken],
      ['no bytes', { bytes: new Uint8Array() }, 422, notTaken],
    ])('is refused with %s, and nothing of it is kept', async (_, part, status, expected) => {
      const binary = randomUUID()
      expect(words(await sendFile({ bytes, binary, ...part }, member.as('member')))).toEqual([status, expected])
      expect([(await read(part.binary ?? binary))[0], await documentsOf(bytes)]).toEqual([404, []])
    })

    it('is not taken where another computer signed it, or the signature is of another file or record', async () => {
      const about = aCase()
      const sealed = { bytes: aFile(), about }
      for (const [wrong, expected] of [
        [signedFile('priya.raman', sha256(sealed.bytes), team, about, signers['helen.marsh']), 'This was signed on a computer that is registered here for somebody else.'],
        [signedFile('priya.raman', sha256(sealed.bytes), team, about, makeSigner()), notRegistered],
        [signedFile('priya.raman', sha256(aFile()), team, about), notTaken],
        [signedFile('priya.raman', sha256(sealed.bytes), team, aCase()), notTaken],
        [{ vault: 'x', sig: 'y' }, notTaken],
      ] as const) {
        const reply = await forward(member, { ...header(sealed), ...wrong }, sealed.bytes)
        expect([reply.status === 422 || reply.status === 403, reply.json.issue[0].diagnostics]).toEqual([true, expected])
      }
      expect(await documentsOf(sealed.bytes)).toEqual([])
    })

    it('goes before the entry that mentions it', async () => {
      const [letter, act] = [aFile(), actOf('priya.raman')]
      const sendAct = (): Promise<Reply> => forward(member, { kind: 'act', files: [sha256(letter)] }, JSON.stringify(act))
      expect(words(await sendAct())).toEqual([409, 'A file that this entry mentions is not here yet. It goes first.'])
      expect(await find(act)).toEqual([])
      expect((await sendFile({ bytes: letter })).status).toBe(201)
      expect((await sendAct()).status).toBe(201)
    })

    it('is not taken from another team’s member', async () => {
      expect(words(await sendFile({ bytes }, member.as('outsider')))).toEqual([403, notTheirTeam])
    })
  })

  describe('the key that is sealed to', () => {
    it('is told as 43 characters, and with both operations in what the server says of itself', async () => {
      expect(await askSealingKey(member)).toMatch(/^[\w-]{43}$/)
      const { text } = await member.as(undefined).get('metadata')
      for (const name of ['sealing-key', 'forward']) expect(text).toContain(`https://consilium.example/OperationDefinition/${name}`)
    })

    it('outlives a restart, and its other half is told to nobody', async () => {
      const place = chosen.databaseUrl === undefined ? { dataDir: await makeFolder() } : { databaseUrl: chosen.databaseUrl }
      if (place.dataDir !== undefined) await putEmptyDatabase(place.dataDir)
      const first = await startTrustServer({ ...place, tokens })
      const talker = new Talker(first.url, 'chair')
      const key = await askSealingKey(talker)
      await talker.as('secretary').post('$register-key', aKeyFor('priya.raman', signers['priya.raman']))
      const sealed = seal(key, writePlain({ kind: 'act', files: [] }, JSON.stringify(actOf('priya.raman'))))
      const said = `${(await talker.get('$sealing-key')).text}${(await talker.get('metadata')).text}`
      await first.close()
      const again = await startTrustServer({ ...place, tokens })
      expect([await askSealingKey(new Talker(again.url, 'chair')), (await passOn(new Talker(again.url, 'chair'), sealed)).status]).toEqual([key, 201])
      await again.close()
      const database = place.dataDir === undefined ? openPostgres(place.databaseUrl) : await openPglite(place.dataDir)
      const rows = await database.query('SELECT private_key FROM sealing_key')
      await database.close()
      expect([rows.length, said.includes(String(rows[0]?.['private_key']).slice(-40, -8))]).toEqual([1, false])
    }, 120_000)
  })
}

// Of its own, as it must be empty.
it.skipIf(postgres === undefined && process.env['CI'] !== 'true')('three servers that start at once on an empty database tell one key, and each opens what is sealed to it (to run it: sudo apt-get install -y postgresql)', async () => {
  const running = await startPostgres(postgres ?? '')
  onTestFinished(() => running.stop())
  const servers = await Promise.all([1, 2, 3].map(() => startTrustServer({ databaseUrl: running.url, tokens })))
  const chairs = servers.map(({ url }) => new Talker(url, 'chair'))
  const signer = makeSigner()
  await chairs[0]!.post('$register-key', aKeyFor('abena.osei', signer))
  const keys = await Promise.all(chairs.map(askSealingKey))
  const sealed = seal(keys[0]!, writePlain({ kind: 'act', files: [] }, JSON.stringify(anAct({ user: 'abena.osei', team, signer }))))
  const statuses: number[] = []
  for (const chair of chairs) statuses.push((await passOn(chair, sealed)).status)
  expect([new Set(keys).size, statuses]).toEqual([1, [201, 200, 200]])
  await Promise.all(servers.map((each) => each.close()))
}, 120_000)

describe('who people were seen as', () => {
  const ngozi = (role: SignedIn['role'], more: Partial<SignedIn> = {}): SignedIn => ({ user: seen, name: 'Dr Ngozi Eze', role, teams: [team, other], roles: { [team]: role, [other]: 'observer' }, until: Date.now() + 600_000, ...more })

  it('is noted when it has changed or a day has gone by, of people of the issuer alone, and a failure to is nobody’s', async () => {
    const database = await openPglite(undefined)
    onTestFinished(() => database.close())
    await prepareTables(database)
    const { people, ...desk } = await openDesk(database)
    const rows = () => database.query('SELECT name, seen_at FROM person')
    const me = async (person: SignedIn, now: number) => (await answerMe({ ...desk, people, now: () => now }, { person })).status
    const { until: _, ...ofTheTable } = ngozi('chair')
    expect([await me(ofTheTable, 1000), await rows()]).toEqual([200, []])

    expect([await me(ngozi('member'), 1000), await rows()]).toEqual([200, [{ name: 'Dr Ngozi Eze', seen_at: 1000 }]])
    expect(await people.placesOf(database.query, seen, 2000)).toMatchObject([{ user: seen, teams: [team, other], roles: { [team]: 'member', [other]: 'observer' } }])
    await me(ngozi('member'), DAY_MS + 999)
    expect(await rows()).toEqual([{ name: 'Dr Ngozi Eze', seen_at: 1000 }])
    await me(ngozi('member'), DAY_MS + 1000)
    expect(await rows()).toEqual([{ name: 'Dr Ngozi Eze', seen_at: DAY_MS + 1000 }])
    await me(ngozi('observer'), DAY_MS + 2000)
    expect(await people.placesOf(database.query, seen, 2000)).toMatchObject([{ roles: { [team]: 'observer' } }])
    await me(ngozi('observer', { name: 'Dr Ngozi Adeyemi' }), DAY_MS + 3000)
    expect(await rows()).toEqual([{ name: 'Dr Ngozi Adeyemi', seen_at: DAY_MS + 3000 }])

    const noted = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => noted.mockRestore())
    await database.query('ALTER TABLE person RENAME TO elsewhere')
    expect(await me(ngozi('chair'), DAY_MS + 4000)).toBe(200)
    expect(noted.mock.calls).toEqual([[expect.stringMatching(/^Trust server: a request failed \(\w+, \w+\)\.$/)]])
    await database.query('ALTER TABLE elsewhere RENAME TO person')
    await me(ngozi('chair'), DAY_MS + 5000)
    expect(await people.placesOf(database.query, seen, DAY_MS + 5000)).toMatchObject([{ roles: { [team]: 'chair' } }])

    people.lost(seen)
    await vi.waitFor(async () => expect(await people.placesOf(database.query, seen, DAY_MS + 5000), 'who has no place any more').toEqual([]))
    await me(ngozi('chair'), DAY_MS + 5001)
    expect(await people.placesOf(database.query, seen, DAY_MS + 5001), 'and has one again').toHaveLength(1)
  }, 60_000)

  it('is the same for each server on the database: what one of them saw last holds, also where another saw something else in between', async () => {
    const database = await openPglite(undefined)
    onTestFinished(() => database.close())
    await prepareTables(database)
    const [one, two] = [keepPeople(database, new Map()), keepPeople(database, new Map())]
    const roleNow = async () => (await two.placesOf(database.query, seen, 4000)).map(({ roles }) => roles?.[team])
    await one.saw(ngozi('member'), 1000)
    await two.saw(ngozi('chair'), 2000)
    expect(await roleNow()).toEqual(['chair'])
    await one.saw(ngozi('member'), 3000)
    expect(await roleNow()).toEqual(['member'])
    two.lost(seen)
    await vi.waitFor(async () => expect(await roleNow()).toEqual([]))
    await one.saw(ngozi('member'), 4000)
    expect(await roleNow()).toEqual(['member'])
  }, 60_000)
})
