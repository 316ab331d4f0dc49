import { app, utilityProcess } from 'electron'

/** A process of ours beside the window's. */
export interface OwnProcess {
  send(message: unknown): void
  /** Starts one that waits to be needed; any other runs already. */
  begin(): void
  /** Ends one that is not needed any more, until it is begun or asked again. */
  rest(): void
  /** Ends it in the middle of what it does, also one that hangs; it is started again as when it ends by itself. */
  end(): void
}

export interface ProcessPlan {
  /** The built file. */
  readonly file: string
  /** Shown in the system's list of processes. */
  readonly name: string
  /** Gives what is sent first, each time it starts. */
  readonly first: () => unknown
  readonly onMessage: (message: unknown) => void
  /** It ended, or is being ended, and is started again: what it was asked is lost. */
  readonly onLost: () => void
  /** It does not run before it is begun or asked for something. */
  readonly onDemand?: true
}

/** Restarts closer together than this wait for it, so that a process that cannot start does not spin. */
const LEAST_APART_MS = 2000

/** Runs a process for as long as the app runs: one that ends by itself is started again. */
export function runProcess({ file, name, first, onMessage, onLost, onDemand }: ProcessPlan): OwnProcess {
  let waiting: unknown[] = []
  let startedAt = onDemand ? 0 : Date.now()
  let between = onDemand === true
  let asleep = between
  let wanted = !between
  let ending = false
  let child = between ? null : start()
  // Not before: a person may be asked whether to close, and go on.
  app.once('will-quit', () => {
    ending = true
  })

  function start(): Electron.UtilityProcess {
    const started = utilityProcess.fork(file, [], { serviceName: name, stdio: 'inherit' })
    started.on('message', (message) => {
      // One that is being ended is listened to no more: what it says is taken for the next one's otherwise.
      if (!between) onMessage(message)
    })
    started.once('exit', () => {
      if (ending) return
      lose()
      asleep = !wanted
      if (wanted) startSoon()
    })
    started.postMessage(first())
    return started
  }

  /** What it was asked is lost, and what is sent from now on is for the next one. */
  function lose(): void {
    if (between) return
    between = true
    onLost()
  }

  function startSoon(): void {
    setTimeout(again, Math.max(0, startedAt + LEAST_APART_MS - Date.now()))
  }

  function again(): void {
    startedAt = Date.now()
    between = false
    child = start()
    for (const message of waiting) child.postMessage(message)
    waiting = []
  }

  function begin(): void {
    wanted = true
    if (!asleep) return
    asleep = false
    startSoon()
  }

  function end(): void {
    if (between || child?.pid === undefined) return
    try {
      process.kill(child.pid, 'SIGKILL')
    } catch {
      // It has just ended by itself.
    }
    lose()
  }

  return {
    begin,
    rest: () => {
      wanted = false
      end()
    },
    end,
    send: (message) => {
      if (!between) return child?.postMessage(message)
      waiting.push(message)
      begin()
    },
  }
}
