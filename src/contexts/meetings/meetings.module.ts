import { Module } from '@nestjs/common';
import { meetingCommands } from './commands/handling.js';
import { MeetingsController } from './commands/meetings.controller.js';
import { MeetingRegisterController } from './queries/meeting-register.controller.js';

@Module({
  controllers: [MeetingsController, MeetingRegisterController],
  providers: [meetingCommands.Handler],
})
export class MeetingsModule {}
