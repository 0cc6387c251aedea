export type RapiGroup = {
  name: string
  uuid: string
  allocPolicy?: string
  nodeCount?: number
  nodes: string[]
  tags: string[]
}

export type GroupsApi = { list(): Promise<RapiGroup[]> }
