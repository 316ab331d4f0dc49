import { describe, expect, it } from 'vitest'
import { isOfIssuer } from '#electron/keeper/sign-in/to-issuer-alone.ts'

const plan = { issuer: 'https://login.trust.example/realms/a', clientId: 'c', scopes: [], resource: null, origins: ['https://tokens.trust.example'] }

describe('E10, E22: what belongs to an issuer', () => {
  it.each(['https://login.trust.example/authorize', 'https://login.trust.example:443/b?x=1', 'https://tokens.trust.example/token'])('[E10] %s is on its own host, or on one the trust server names', (address) => {
    expect(isOfIssuer(plan, address)).toBe(true)
  })

  it.each([
    'https://login.trust.example.elsewhere.example/', 'https://elsewhere.example/login.trust.example', 'https://login.trust.example@elsewhere.example/', 'https://a:b@login.trust.example/', 'http://login.trust.example/',
    'https://login.trust.example:8443/', 'https://trust.example/', 'https://sub.login.trust.example/', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//login.trust.example/', '',
  ])('[E10] %s does not', (address) => {
    expect(isOfIssuer(plan, address)).toBe(false)
  })
})
