-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "firstName" TEXT NOT NULL DEFAULT '',
    "lastName" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "organizationId" INTEGER,
    "passwordHash" TEXT,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "isSuperuser" BOOLEAN NOT NULL DEFAULT false,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "locale" TEXT,
    "timeZone" TEXT,
    "firstLogin" BOOLEAN NOT NULL DEFAULT true,
    "lastLoginAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupMember" (
    "userId" INTEGER NOT NULL,
    "groupId" INTEGER NOT NULL,

    CONSTRAINT "GroupMember_pkey" PRIMARY KEY ("userId","groupId")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" SERIAL NOT NULL,
    "permission" TEXT NOT NULL,
    "userId" INTEGER,
    "groupId" INTEGER,
    "clusterId" INTEGER,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "website" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "tag" TEXT,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SshKey" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "fingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SshKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cluster" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "hostname" TEXT NOT NULL,
    "port" INTEGER NOT NULL DEFAULT 5080,
    "description" TEXT NOT NULL DEFAULT '',
    "rapiUser" TEXT NOT NULL DEFAULT '',
    "rapiPassword" TEXT,
    "tls" BOOLEAN NOT NULL DEFAULT true,
    "trust" TEXT NOT NULL DEFAULT 'pin',
    "fingerprint" TEXT,
    "caPem" TEXT,
    "fastCreate" BOOLEAN NOT NULL DEFAULT false,
    "usesGntNetwork" BOOLEAN NOT NULL DEFAULT true,
    "creationDisabled" BOOLEAN NOT NULL DEFAULT false,
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClusterState" (
    "clusterId" INTEGER NOT NULL,
    "health" TEXT NOT NULL DEFAULT 'unknown',
    "healthDetail" TEXT NOT NULL DEFAULT '',
    "shownFingerprint" TEXT,
    "failingSince" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "instancesAt" TIMESTAMPTZ(3),
    "roundTripMs" INTEGER,
    "access" TEXT,
    "softwareVersion" TEXT,
    "features" TEXT[],
    "info" JSONB,
    "osList" TEXT[],
    "tags" TEXT[],
    "instancesMtime" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "lastJobId" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ClusterState_pkey" PRIMARY KEY ("clusterId")
);

-- CreateTable
CREATE TABLE "NodeGroup" (
    "clusterId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "allocPolicy" TEXT NOT NULL,
    "nodes" TEXT[],
    "tags" TEXT[],

    CONSTRAINT "NodeGroup_pkey" PRIMARY KEY ("clusterId","name")
);

-- CreateTable
CREATE TABLE "Node" (
    "clusterId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "uuid" TEXT,
    "role" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "offline" BOOLEAN NOT NULL,
    "drained" BOOLEAN NOT NULL,
    "vmCapable" BOOLEAN NOT NULL,
    "primaryIp" TEXT,
    "memoryTotal" INTEGER,
    "memoryFree" INTEGER,
    "diskTotal" INTEGER,
    "diskFree" INTEGER,
    "cpus" INTEGER,
    "primaryCount" INTEGER NOT NULL DEFAULT 0,
    "secondaryCount" INTEGER NOT NULL DEFAULT 0,
    "tags" TEXT[],

    CONSTRAINT "Node_pkey" PRIMARY KEY ("clusterId","name")
);

-- CreateTable
CREATE TABLE "GanetiNetwork" (
    "clusterId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "subnet" TEXT,
    "gateway" TEXT,
    "subnet6" TEXT,
    "gateway6" TEXT,
    "freeCount" INTEGER NOT NULL,
    "reservedCount" INTEGER NOT NULL,
    "map" TEXT,
    "connections" JSONB NOT NULL,
    "tags" TEXT[],

    CONSTRAINT "GanetiNetwork_pkey" PRIMARY KEY ("clusterId","name")
);

-- CreateTable
CREATE TABLE "Network" (
    "id" SERIAL NOT NULL,
    "description" TEXT NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "link" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "ipv6Prefix" TEXT,

    CONSTRAINT "Network_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Instance" (
    "id" SERIAL NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "adminState" TEXT NOT NULL,
    "operState" BOOLEAN,
    "vcpus" INTEGER NOT NULL,
    "memory" INTEGER NOT NULL,
    "minMemory" INTEGER NOT NULL,
    "runningVcpus" INTEGER,
    "runningMemory" INTEGER,
    "diskTemplate" TEXT NOT NULL,
    "diskSizes" INTEGER[],
    "diskTotal" INTEGER NOT NULL,
    "nics" JSONB NOT NULL,
    "addresses" TEXT[],
    "macs" TEXT[],
    "os" TEXT NOT NULL,
    "hypervisor" TEXT NOT NULL,
    "hvparams" JSONB NOT NULL,
    "networkPort" INTEGER,
    "primaryNode" TEXT NOT NULL,
    "secondaryNodes" TEXT[],
    "nodeGroup" TEXT,
    "tags" TEXT[],
    "adminLocked" BOOLEAN NOT NULL DEFAULT false,
    "isolated" BOOLEAN NOT NULL DEFAULT false,
    "needsReboot" BOOLEAN NOT NULL DEFAULT false,
    "organizationTag" TEXT,
    "applicationId" INTEGER,
    "services" TEXT[],
    "serialNo" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstanceOwner" (
    "instanceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "userId" INTEGER,
    "groupId" INTEGER,

    CONSTRAINT "InstanceOwner_pkey" PRIMARY KEY ("instanceId","kind","name")
);

-- CreateTable
CREATE TABLE "Job" (
    "clusterId" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "summary" TEXT[],
    "opcodes" JSONB NOT NULL,
    "instance" TEXT,
    "reason" JSONB NOT NULL,
    "log" JSONB NOT NULL,
    "errorCode" TEXT,
    "errorText" TEXT,
    "receivedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("clusterId","id")
);

-- CreateTable
CREATE TABLE "Act" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "instance" TEXT NOT NULL,
    "applicationId" INTEGER,
    "actorId" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'intended',
    "jobId" INTEGER,
    "errorCode" TEXT,
    "errorText" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" SERIAL NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "version" INTEGER NOT NULL DEFAULT 1,
    "nameHeld" TEXT,
    "applicantId" INTEGER NOT NULL,
    "reviewerId" INTEGER,
    "hostname" TEXT NOT NULL,
    "memory" INTEGER NOT NULL,
    "vcpus" INTEGER NOT NULL,
    "disk" INTEGER NOT NULL,
    "os" TEXT NOT NULL,
    "mailServer" BOOLEAN NOT NULL DEFAULT false,
    "comments" TEXT NOT NULL,
    "networkId" INTEGER,
    "organizationId" INTEGER,
    "contactName" TEXT NOT NULL DEFAULT '',
    "contactEmail" TEXT NOT NULL DEFAULT '',
    "contactPhone" TEXT NOT NULL DEFAULT '',
    "plan" JSONB,
    "clusterId" INTEGER,
    "reviewerComments" TEXT NOT NULL DEFAULT '',
    "failure" TEXT NOT NULL DEFAULT '',
    "cookie" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApplicationEvent" (
    "id" SERIAL NOT NULL,
    "applicationId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" INTEGER,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ApplicationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" TEXT NOT NULL,
    "actorId" INTEGER,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "cluster" TEXT,
    "instance" TEXT,
    "jobId" INTEGER,
    "detail" JSONB NOT NULL,
    "allowed" BOOLEAN NOT NULL DEFAULT true,
    "address" TEXT,
    "requestId" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Image" (
    "id" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "osparams" JSONB NOT NULL,
    "sshKeyUsers" TEXT,
    "sshKeyParam" TEXT,
    "source" TEXT NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,
    "goneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "_GroupToNetwork" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_GroupToNetwork_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Group_name_key" ON "Group"("name");

-- CreateIndex
CREATE INDEX "GroupMember_groupId_idx" ON "GroupMember"("groupId");

-- CreateIndex
CREATE INDEX "Grant_userId_idx" ON "Grant"("userId");

-- CreateIndex
CREATE INDEX "Grant_groupId_idx" ON "Grant"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_tag_key" ON "Organization"("tag");

-- CreateIndex
CREATE UNIQUE INDEX "SshKey_userId_fingerprint_key" ON "SshKey"("userId", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "Cluster_slug_key" ON "Cluster"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Network_clusterId_mode_link_key" ON "Network"("clusterId", "mode", "link");

-- CreateIndex
CREATE INDEX "Instance_name_idx" ON "Instance"("name");

-- CreateIndex
CREATE INDEX "Instance_applicationId_idx" ON "Instance"("applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "Instance_clusterId_name_key" ON "Instance"("clusterId", "name");

-- CreateIndex
CREATE INDEX "InstanceOwner_userId_idx" ON "InstanceOwner"("userId");

-- CreateIndex
CREATE INDEX "InstanceOwner_groupId_idx" ON "InstanceOwner"("groupId");

-- CreateIndex
CREATE INDEX "InstanceOwner_kind_name_idx" ON "InstanceOwner"("kind", "name");

-- CreateIndex
CREATE INDEX "Job_clusterId_endedAt_idx" ON "Job"("clusterId", "endedAt");

-- CreateIndex
CREATE INDEX "Job_clusterId_instance_idx" ON "Job"("clusterId", "instance");

-- CreateIndex
CREATE INDEX "Act_clusterId_jobId_idx" ON "Act"("clusterId", "jobId");

-- CreateIndex
CREATE INDEX "Act_state_idx" ON "Act"("state");

-- CreateIndex
CREATE INDEX "Act_clusterId_instance_idx" ON "Act"("clusterId", "instance");

-- CreateIndex
CREATE INDEX "Act_actorId_createdAt_idx" ON "Act"("actorId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Application_nameHeld_key" ON "Application"("nameHeld");

-- CreateIndex
CREATE INDEX "Application_applicantId_filedAt_idx" ON "Application"("applicantId", "filedAt");

-- CreateIndex
CREATE INDEX "Application_status_filedAt_idx" ON "Application"("status", "filedAt");

-- CreateIndex
CREATE INDEX "ApplicationEvent_applicationId_at_idx" ON "ApplicationEvent"("applicationId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_target_targetId_idx" ON "AuditEntry"("target", "targetId");

-- CreateIndex
CREATE INDEX "AuditEntry_cluster_instance_idx" ON "AuditEntry"("cluster", "instance");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_idx" ON "AuditEntry"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_key_key" ON "Mail"("key");

-- CreateIndex
CREATE INDEX "Mail_sentAt_idx" ON "Mail"("sentAt");

-- CreateIndex
CREATE INDEX "_GroupToNetwork_B_index" ON "_GroupToNetwork"("B");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SshKey" ADD CONSTRAINT "SshKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClusterState" ADD CONSTRAINT "ClusterState_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NodeGroup" ADD CONSTRAINT "NodeGroup_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Node" ADD CONSTRAINT "Node_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GanetiNetwork" ADD CONSTRAINT "GanetiNetwork_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Network" ADD CONSTRAINT "Network_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Instance" ADD CONSTRAINT "Instance_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstanceOwner" ADD CONSTRAINT "InstanceOwner_instanceId_fkey" FOREIGN KEY ("instanceId") REFERENCES "Instance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstanceOwner" ADD CONSTRAINT "InstanceOwner_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstanceOwner" ADD CONSTRAINT "InstanceOwner_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Act" ADD CONSTRAINT "Act_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Act" ADD CONSTRAINT "Act_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Act" ADD CONSTRAINT "Act_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplicationEvent" ADD CONSTRAINT "ApplicationEvent_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GroupToNetwork" ADD CONSTRAINT "_GroupToNetwork_A_fkey" FOREIGN KEY ("A") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GroupToNetwork" ADD CONSTRAINT "_GroupToNetwork_B_fkey" FOREIGN KEY ("B") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;
