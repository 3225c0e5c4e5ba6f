import { showPage } from "../shared/show-page.tsx";
import { StudioApp } from "./studio-app.tsx";

showPage(<StudioApp />);
