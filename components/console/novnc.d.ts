/** What we use of noVNC 1.7 (docs/API.md of the package), which brings no types. */
declare module '@novnc/novnc' {
  type Events = {
    connect: CustomEvent<Record<string, never>>
    disconnect: CustomEvent<{ clean: boolean }>
    credentialsrequired: CustomEvent<{ types: string[] }>
    securityfailure: CustomEvent<{ status: number; reason?: string }>
  }

  export default class RFB {
    constructor(target: HTMLElement, channel: WebSocket, options?: { shared?: boolean })
    scaleViewport: boolean
    focusOnClick: boolean
    background: string
    addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): void
    sendCredentials(credentials: { password: string }): void
    /** Without `down` a press and a release. `code` is that of KeyboardEvent, null for none. */
    sendKey(keysym: number, code: string | null, down?: boolean): void
    sendCtrlAltDel(): void
    focus(options?: FocusOptions): void
    blur(): void
    disconnect(): void
  }
}
