// Configurations read this, the build's too: plain JavaScript by its full name, and nothing of the test runner in it.
import { basename } from 'node:path';

export function longestFirst(seconds) {
  const weight = ({ moduleId }) => seconds[basename(moduleId, '.test.ts')] ?? 0;
  return class {
    async sort(files) {
      return [...files].sort(
        (one, other) => weight(other) - weight(one) || (one.moduleId < other.moduleId ? -1 : 1),
      );
    }
    async shard(files) {
      return files;
    }
  };
}
