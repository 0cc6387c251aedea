import { toNumber } from '../model/addresses'
import { among, type Check, dict, flag, having, list, type OpcodeSpec, optional, required, text } from './spec'

const address: Check = (value) => typeof value === 'string' && toNumber(value) !== null
const cidr: Check = (value) => typeof value === 'string'
const addresses: Check = (value) => Array.isArray(value) && value.every(address)
const policy = optional(among('preferred', 'last_resort', 'unallocable'))
const dryRun = { dry_run: optional(flag) }
const node = { node_name: required(text) }
const group = { group_name: required(text) }
const network = { network_name: required(text) }

/** What can be done to nodes, node groups and networks. */
export const placeSpecs = {
  nodeModify: {
    id: 'OP_NODE_SET_PARAMS',
    className: 'OpNodeSetParams',
    parameters: {
      ...node,
      force: having(false, flag),
      master_candidate: optional(flag),
      offline: optional(flag),
      drained: optional(flag),
      auto_promote: having(false, flag),
      master_capable: optional(flag),
      vm_capable: optional(flag),
      ndparams: optional(dict),
    },
  },
  testDelay: {
    id: 'OP_TEST_DELAY',
    className: 'OpTestDelay',
    parameters: { ...dryRun, duration: required((value) => typeof value === 'number'), on_nodes: having([], list) },
  },
  nodeEvacuate: {
    id: 'OP_NODE_EVACUATE',
    className: 'OpNodeEvacuate',
    parameters: {
      ...dryRun,
      ...node,
      early_release: having(false, flag),
      remote_node: optional(text),
      iallocator: optional(text),
      mode: required(among('primary-only', 'secondary-only', 'all')),
      ignore_soft_errors: optional(flag),
    },
  },
  nodeMigrate: {
    id: 'OP_NODE_MIGRATE',
    className: 'OpNodeMigrate',
    parameters: {
      ...node,
      mode: optional(among('live', 'non-live')),
      live: optional(flag),
      target_node: optional(text),
      allow_runtime_changes: having(true, flag),
      ignore_ipolicy: having(false, flag),
      iallocator: optional(text),
    },
  },
  groupAdd: {
    id: 'OP_GROUP_ADD',
    className: 'OpGroupAdd',
    parameters: { ...dryRun, ...group, alloc_policy: policy, ndparams: optional(dict) },
  },
  groupRemove: { id: 'OP_GROUP_REMOVE', className: 'OpGroupRemove', parameters: { ...dryRun, ...group } },
  groupRename: {
    id: 'OP_GROUP_RENAME',
    className: 'OpGroupRename',
    parameters: { ...dryRun, ...group, new_name: required(text) },
  },
  groupModify: {
    id: 'OP_GROUP_SET_PARAMS',
    className: 'OpGroupSetParams',
    parameters: { ...group, alloc_policy: policy, ndparams: optional(dict) },
  },
  assignNodes: {
    id: 'OP_GROUP_ASSIGN_NODES',
    className: 'OpGroupAssignNodes',
    parameters: { ...dryRun, ...group, force: having(false, flag), nodes: required(list) },
  },
  networkAdd: {
    id: 'OP_NETWORK_ADD',
    className: 'OpNetworkAdd',
    parameters: {
      ...dryRun,
      ...network,
      network: required(cidr),
      gateway: optional(address),
      network6: optional(text),
      gateway6: optional(text),
      mac_prefix: optional(text),
      add_reserved_ips: optional(addresses),
      conflicts_check: having(true, flag),
      tags: having([], list),
    },
  },
  networkRemove: {
    id: 'OP_NETWORK_REMOVE',
    className: 'OpNetworkRemove',
    parameters: { ...dryRun, ...network, force: having(false, flag) },
  },
  networkModify: {
    id: 'OP_NETWORK_SET_PARAMS',
    className: 'OpNetworkSetParams',
    parameters: {
      ...network,
      gateway: optional(address),
      network6: optional(text),
      gateway6: optional(text),
      mac_prefix: optional(text),
      add_reserved_ips: optional(addresses),
      remove_reserved_ips: optional(addresses),
    },
  },
  networkConnect: {
    id: 'OP_NETWORK_CONNECT',
    className: 'OpNetworkConnect',
    parameters: {
      ...dryRun,
      ...group,
      ...network,
      network_mode: required(among('routed', 'bridged', 'openvswitch', 'pool')),
      network_link: required(text),
      network_vlan: having('', (value) => typeof value === 'string'),
      conflicts_check: having(true, flag),
    },
  },
  networkDisconnect: {
    id: 'OP_NETWORK_DISCONNECT',
    className: 'OpNetworkDisconnect',
    parameters: { ...dryRun, ...group, ...network },
  },
} satisfies Record<string, OpcodeSpec>
