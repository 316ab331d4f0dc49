import { beforeEach, expect, it } from 'vitest'
import { openedNow } from '#actions/context.ts'
import { sayRegistration } from '#actions/say-registration.ts'
import { readTeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const listed = { name: 'Dr Sarah Whitcombe', role: 'consultant', discipline: 'Specialist', title: 'Consultant', order: 'a' } as const
let laptop: LaptopAtWork

beforeEach(async () => {
  laptop = await aLaptopAtWork('Dr Sarah Whitcombe', 'consultant')
})

it('[L28, domain 1] a signatory says their own GMC number, 7 digits, and nobody another’s', async () => {
  const about = { kind: 'team', id: laptop.context.session.team } as const
  const member = { ...listed, user: laptop.context.session.author.user }
  const say = async (user: string, typed: string) => {
    const saved = await sayRegistration(laptop.context, openedNow(await laptop.record(about)), { ...member, user }, typed)
    return saved.ok ? 'saved' : saved.refusal.kind
  }
  expect([await say(member.user, '12'), await say('helen.marsh', '9990001'), await say(member.user, 'C999 0001')]).toEqual(['gmc-number-not-seven-digits', 'registration-of-another', 'saved'])
  expect(readTeamFile(await laptop.record(about)).members).toEqual([{ ...member, registration: '9990001' }])
})
