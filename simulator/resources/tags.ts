import type { Json } from '../json'
import { specs } from '../operations/specs'
import { groupTable, instanceTable, networkTable, nodeTable } from '../query/tables'
import type { World } from '../world'
import { flagParameter, item, type Resource, type ResourceRequest, reads, writes } from './request'
import { submitWrite } from './submit'

type Kind = { path: string; kind: string; resource: string; tagsOf(world: World, name: string): string[] }

const kinds: Kind[] = [
  {
    path: 'instances',
    kind: 'instance',
    resource: 'instances_name_tags',
    tagsOf: ({ cluster }, name) => instanceTable(cluster).rowOf(name).item.tags,
  },
  {
    path: 'nodes',
    kind: 'node',
    resource: 'nodes_name_tags',
    tagsOf: ({ cluster }, name) => nodeTable(cluster).rowOf(name).item.tags,
  },
  {
    path: 'groups',
    kind: 'nodegroup',
    resource: 'groups_name_tags',
    tagsOf: ({ cluster }, name) => groupTable(cluster).rowOf(name).item.tags,
  },
  {
    path: 'networks',
    kind: 'network',
    resource: 'networks_name_tags',
    tagsOf: ({ cluster }, name) => networkTable(cluster).rowOf(name).item.tags,
  },
]

function change(request: ResourceRequest, spec: typeof specs.tagsSet, kind: string, resource: string): Json {
  const name = request.items[0]
  const fixed = {
    kind,
    tags: request.query.get('tag') ?? [],
    dry_run: flagParameter(request, 'dry-run'),
    ...(name === undefined ? {} : { name }),
  }
  return submitWrite(request, { spec, resource, fixed, body: null })
}

function tagResource(pattern: RegExp, kind: string, resource: string, tagsOf: Kind['tagsOf']): Resource {
  return {
    pattern,
    methods: {
      GET: reads((request) => [...tagsOf(request.world, item(request))].sort()),
      PUT: writes((request) => change(request, specs.tagsSet, kind, resource)),
      DELETE: writes((request) => change(request, specs.tagsDelete, kind, resource)),
    },
  }
}

export const tagResources: Resource[] = [
  tagResource(/^\/2\/tags$/, 'cluster', 'tags', ({ cluster }) => cluster.tags),
  ...kinds.map(({ path, kind, resource, tagsOf }) =>
    tagResource(new RegExp(`^/2/${path}/([\\w._-]+)/tags$`), kind, resource, tagsOf),
  ),
]
