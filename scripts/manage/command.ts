export type Command = { name: string; args: string; help: string; run: (args: string[]) => Promise<void> }
