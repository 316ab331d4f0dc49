import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, NoticeName } from '#bridge/bridge.ts'

type Listen = (notice: never) => void

const listeners = new Map<string, Set<Listen>>()

ipcRenderer.on('notice', (_, name: NoticeName, notice: unknown) => {
  for (const listen of listeners.get(name) ?? []) listen(notice as never)
})

/** All that the page can reach: questions by name, and notices without their events. */
const bridge: Bridge = {
  ask: (name, request) => ipcRenderer.invoke('ask', name, request),
  on: (name, listen) => {
    const set = listeners.get(name) ?? new Set<Listen>()
    listeners.set(name, set.add(listen))
    return () => set.delete(listen)
  },
}

contextBridge.exposeInMainWorld('consilium', bridge)
