/*
 * The environment of every test. Jest gives each test file modules of its own, and for the whole program that takes
 * seconds; so the program can be loaded beside them, as plain node does it, once for all files that a worker runs.
 */
import { TestEnvironment } from 'jest-environment-node';
import { Query } from 'mingo';
import Type from 'typebox';
import { Compile } from 'typebox/compile';

export default class ProgramEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.typebox = { Type, Compile };
    this.global.mingo = { Query };
    this.global.loadNative = (name) => import(name);
    this.global.loadProgram = async () => {
      await import('./child-typescript.mjs');
      return import('./program.ts');
    };
  }
}
