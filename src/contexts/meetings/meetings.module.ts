import { Module } from '@nestjs/common';
import { meetingActionCommands, meetingCommands } from './commands/handling.js';
import { MeetingActionsController } from './commands/meeting-actions.controller.js';
import { MeetingsController } from './commands/meetings.controller.js';
import { CadenceController } from './queries/cadence.controller.js';
import { MeetingActionRegisterController } from './queries/meeting-actions.controller.js';
import { MeetingRegisterController } from './queries/meeting-register.controller.js';

@Module({
  controllers: [
    MeetingsController,
    MeetingRegisterController,
    MeetingActionsController,
    MeetingActionRegisterController,
    CadenceController,
  ],
  providers: [meetingCommands.Handler, meetingActionCommands.Handler],
})
export class MeetingsModule {}
