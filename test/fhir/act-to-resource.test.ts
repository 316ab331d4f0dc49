import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actToResource } from '#fhir/act-to-resource.ts'
import { resourceToAct } from '#fhir/resource-to-act.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'

const vault = aLaptopVault('aaaaaaaa')
const act = vault.act(7, { verb: 'set-question', record: 'c-0121' })

describe('an act as a QuestionnaireResponse', () => {
  it('carries what a server orders and judges it by, and says it is no current position', () => {
    expect(actToResource(act)).toMatchObject({
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      identifier: { system: 'https://consilium.example/act', value: act.id },
      questionnaire: 'https://consilium.example/verb/set-question',
      authored: '2026-10-08T12:40:00.000Z',
      author: { identifier: { system: 'https://consilium.example/user', value: 'abena.osei' } },
      meta: {
        tag: [
          { system: 'https://consilium.example/team', code: 'complex-cases' },
          { system: 'https://consilium.example/record', code: 'case/c-0121' },
        ],
      },
    })
    expect(actToResource(act)).not.toHaveProperty('subject')
    expect(JSON.stringify(actToResource(act))).toContain('"text":"Journal entry, not the current position')
  })

  it('says none of the act’s words outside the attachment', () => {
    const told = vault.act(8, { facts: [{ unit: 'note', path: 'words', value: 'Canary words of a family' }] })
    expect(JSON.stringify(actToResource(told))).not.toContain('Canary')
  })

  it('comes back with the same text, signature and hash, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (words) => {
        const each = vault.act(1, { facts: [{ unit: 'note', path: 'words', value: words }] })
        const there = JSON.parse(JSON.stringify(actToResource(each))) as Record<string, unknown>
        expect(resourceToAct(there)).toEqual({ kind: 'act', id: each.id, teams: ['complex-cases'], saidBy: { user: 'abena.osei', verb: 'change-case', record: 'case/c1' }, text: each.text, sig: each.sig, hash: each.hash })
      }),
    )
  })
})

describe('a resource that is no act', () => {
  const resource = actToResource(act) as Record<string, unknown>
  const items = resource['item'] as { linkId: string }[]
  it.each([
    ['another type', { ...resource, resourceType: 'Observation' }, 'other-type'],
    ['no identifier', { ...resource, identifier: undefined }, 'no-identifier'],
    ['somebody else’s identifier', { ...resource, identifier: { system: 'urn:x', value: act.id } }, 'no-identifier'],
    ['no items', { ...resource, item: 'none' }, 'no-text'],
    ['no attachment', { ...resource, item: items.filter((item) => item.linkId !== 'act') }, 'no-text'],
    ['bytes that are no text', { ...resource, item: [{ linkId: 'act', answer: [{ valueAttachment: { data: '//79' } }] }] }, 'no-text'],
    ['no signature', { ...resource, item: items.filter((item) => item.linkId !== 'sig') }, 'no-signature'],
    ['no hash', { ...resource, item: items.filter((item) => item.linkId !== 'hash') }, 'no-signature'],
  ])('%s is said to be none', (_name, given, why) => {
    expect(resourceToAct(given)).toEqual({ kind: 'not-an-act', why })
  })

  it('is never an exception, whatever it is', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('resourceType', 'identifier', 'item', 'meta'), fc.anything()), (given) => {
      resourceToAct({ resourceType: 'QuestionnaireResponse', ...given })
    }))
  })
})
