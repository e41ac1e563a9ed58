import { Module } from '@nestjs/common';
import { reviewCommands } from './commands/handling.js';
import { ReviewDocumentsController } from './commands/review-documents.controller.js';
import { ReviewMeetingController } from './commands/review-meeting.controller.js';
import { ReviewsController } from './commands/reviews.controller.js';
import { BoardMeetings } from './queries/board-meetings.js';
import { LaterDocuments } from './queries/later-documents.js';
import { LaterDocumentsController } from './queries/later-documents.controller.js';
import { PackController } from './queries/pack.controller.js';
import { Packs } from './queries/packs.js';
import { Publications } from './queries/publications.js';
import { PublicationsController } from './queries/publications.controller.js';
import { PartTwo } from './queries/part-two.js';
import { ReviewSources } from './queries/review-sources.js';
import { ReviewViewsController } from './queries/review-views.controller.js';

@Module({
  controllers: [
    ReviewsController,
    ReviewMeetingController,
    ReviewDocumentsController,
    PackController,
    ReviewViewsController,
    LaterDocumentsController,
    PublicationsController,
  ],
  providers: [
    BoardMeetings,
    LaterDocuments,
    Packs,
    Publications,
    PartTwo,
    ReviewSources,
    reviewCommands.Handler,
  ],
})
export class ReviewsModule {}
