import { beforeEach, describe, expect, it } from 'vitest'
import { openedNow } from '#actions/context.ts'
import { putProfileInForce } from '#actions/put-profile-in-force.ts'
import { listProvider, moveOnShortlist, recordIndependence, rewordShortlisted, takeOffShortlist } from '#actions/shortlist.ts'
import { writeProvider } from '#actions/write-provider.ts'
import { independenceOf } from '#domain/provider/independence.ts'
import { PROVIDER, providerSchema } from '#domain/provider/provider.ts'
import { settledValue } from '#domain/journal/state-unit.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { readTeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'
import { aProvider, aTeam } from '../domain/a-case.ts'
import { profileText } from '../domain/profile/a-profile.ts'

const team = { kind: 'team', id: 'complex-cases' } as const
const about = { kind: 'case', id: 'c1' } as const
const made = profileText('made-up-trust')
let chair: LaptopAtWork
let secretary: LaptopAtWork

beforeEach(async () => {
  chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  secretary = await aLaptopAtWork('Priya Raman', 'secretary')
})

describe('the trust profile in force', () => {
  const opened = async (laptop: LaptopAtWork) => openedNow(await laptop.record(team))
  const inForce = async (laptop: LaptopAtWork) => readTeamFile(await laptop.record(team)).profile

  it('[R4, design 3] the chair puts it in force, and each computer of the team then has it', async () => {
    expect(await putProfileInForce(secretary.context, await opened(secretary), made)).toMatchObject({ refusal: { kind: 'role-may-not' } })
    expect(await putProfileInForce(chair.context, await opened(chair), made)).toMatchObject({ ok: true })
    await secretary.receiveFrom(chair)
    expect((await inForce(secretary))?.contacts.marthasRule?.telephone).toBe('4444')
    expect(readTeamFile(await secretary.record(team)).quorumRule?.needs).toHaveLength(4)
  })

  it('[R2, row 10] one that cannot be used changes nothing: the last good one stays in force', async () => {
    await putProfileInForce(chair.context, await opened(chair), made)
    const wrong = made.replace('"4444"', '5555')
    expect(await putProfileInForce(chair.context, await opened(chair), wrong)).toMatchObject({ refusal: { kind: 'profile-not-usable', problems: [{ path: 'contacts.marthasRule.telephone' }] } })
    expect((await inForce(chair))?.contacts.marthasRule?.telephone).toBe('4444')
    expect(await putProfileInForce(chair.context, await opened(chair), profileText('great-ormond-street'))).toMatchObject({ ok: true })
    expect((await inForce(chair))?.contacts).toMatchObject({ marthasRule: null, pals: { telephone: '0207 829 7862' } })
  })
})

describe('the directory and a case’s shortlist', () => {
  const home = aTeam()
  const typed = {
    type: 'team', name: 'Bone Tumour MDT', greeting: '', organisation: 'Severnside', ods: 'ZZ3', country: 'GB', specialty: 'Bone tumours', body: 'General Medical Council', number: '',
    address: '', telephone: '', secureAddress: 'bone@severnside.example', accredited: false, note: '', checked: false,
  } as const
  const record = { kind: 'provider', id: 'p1' } as const
  const file = async () => readCaseFile(await secretary.record(about))
  const opened = async () => openedNow(await secretary.record(about))
  const list = async (id: string, why = 'knows it') => listProvider(secretary.context, await opened(), { id, provider: aProvider(), why }, home)

  it('[V6, row 11] a provider is added, then changed, by the same form', async () => {
    const write = async (change = {}) => writeProvider(secretary.context, openedNow(await secretary.record(record)), { ...typed, ...change }, home)
    expect(await write()).toMatchObject({ ok: true })
    expect(await write({ telephone: '0117 496 0115' })).toMatchObject({ ok: true })
    expect(settledValue(await secretary.record(record), PROVIDER, providerSchema)).toMatchObject({ telephone: '0117 496 0115', secureAddress: { address: 'bone@severnside.example', accredited: false } })
    expect((await secretary.acts()).map(({ text }) => JSON.parse(text).verb)).toEqual(['add-provider', 'change-provider'])
    expect(await write({ organisation: home.organisation, ods: '' })).toMatchObject({ refusal: { kind: 'provider-at-home-trust' } })
  })

  it('[V9, row 14] providers come on to the list in order, are moved, reworded and taken off', async () => {
    for (const id of ['p1', 'p2', 'p3']) expect(await list(id)).toMatchObject({ ok: true })
    expect(await list('p2')).toMatchObject({ refusal: { kind: 'on-the-shortlist-already' } })
    await moveOnShortlist(secretary.context, await opened(), 'p3', -1)
    expect((await file()).shortlist.map(({ provider }) => provider)).toEqual(['p1', 'p3', 'p2'])
    await moveOnShortlist(secretary.context, await opened(), 'p1', 1)
    await moveOnShortlist(secretary.context, await opened(), 'p2', 1)
    await rewordShortlisted(secretary.context, await opened(), 'p2', ' sees many ')
    expect((await file()).shortlist.map(({ provider, why }) => `${provider} ${why}`)).toEqual(['p3 knows it', 'p1 knows it', 'p2 sees many'])
    expect(await takeOffShortlist(secretary.context, await opened(), 'p1')).toMatchObject({ ok: true })
    expect((await file()).shortlist.map(({ provider }) => provider)).toEqual(['p3', 'p2'])
    expect(await rewordShortlisted(secretary.context, await opened(), 'p1', 'again')).toMatchObject({ refusal: { kind: 'not-on-the-shortlist' } })
  })

  it('[V10, row 15] the checklist is kept with the entry it is about', async () => {
    await list('p1')
    const answered = { teams: [{ team: 'Fairhaven', independent: null, why: '' }], ticked: [], declared: '' }
    expect(await recordIndependence(secretary.context, await opened(), 'p1', answered)).toMatchObject({ refusal: { kind: 'independence-not-answered' } })
    await recordIndependence(secretary.context, await opened(), 'p1', { ...answered, teams: [{ team: 'Fairhaven', independent: false, why: 'treated him' }] })
    const [entry] = (await file()).shortlist
    expect([entry?.why, independenceOf(entry?.independence ?? null)]).toEqual(['knows it', 'not-independent'])
  })
})
