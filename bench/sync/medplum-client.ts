import { MedplumClient } from '@medplum/core'
import { actToResource } from '#fhir/act-to-resource.ts'
import { ACT_SYSTEM } from '#fhir/systems.ts'
import type { SignedText } from '../../test/builders/a-laptop-vault.ts'
import { inLanes } from './in-lanes.ts'
import type { ServedSite } from './serve.ts'

/** The Medplum client on our server, as its makers show it. */
export function medplumClient(site: ServedSite, team: string): { readonly push: (acts: readonly SignedText[], lanes: number) => Promise<void> } {
  const { origin, pathname } = new URL(site.url)
  const client = new MedplumClient({ baseUrl: origin, fhirUrlPath: pathname.slice(1), accessToken: site.token(team), fetch: globalThis.fetch })
  return {
    push: (acts, lanes) =>
      inLanes(acts, lanes, async (act) => {
        const kept = await client.createResourceIfNoneExist(actToResource(act) as never, `identifier=${ACT_SYSTEM}|${act.id}`)
        if ((kept as { readonly id?: string }).id === undefined) throw new Error('The server named nothing that it keeps.')
      }),
  }
}
