import { SCENES_OF_A_CORPUS } from "./scenes/index.js";
import { runDocuments } from "./support/run-documents.js";

runDocuments(SCENES_OF_A_CORPUS);
