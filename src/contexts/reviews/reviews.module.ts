import { Module } from '@nestjs/common';
import { reviewCommands } from './commands/handling.js';
import { ReviewsController } from './commands/reviews.controller.js';
import { PackController } from './queries/pack.controller.js';
import { Packs } from './queries/packs.js';
import { ReviewSources } from './queries/review-sources.js';
import { ReviewViewsController } from './queries/review-views.controller.js';

@Module({
  controllers: [ReviewsController, PackController, ReviewViewsController],
  providers: [Packs, ReviewSources, reviewCommands.Handler],
})
export class ReviewsModule {}
