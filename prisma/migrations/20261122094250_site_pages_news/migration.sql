-- CreateTable
CREATE TABLE "SiteImage" (
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" BYTEA NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "SiteImage_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Page" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "titleEl" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "textEl" TEXT NOT NULL,
    "inFoot" BOOLEAN NOT NULL,
    "membersOnly" BOOLEAN NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" SERIAL NOT NULL,
    "titleEn" TEXT NOT NULL,
    "titleEl" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "textEl" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "archived" BOOLEAN NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FeedItem" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FeedItem_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Page_slug_key" ON "Page"("slug");

-- CreateIndex
CREATE INDEX "Post_from_idx" ON "Post"("from");
