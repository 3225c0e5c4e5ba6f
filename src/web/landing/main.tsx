import { showPage } from "../shared/show-page.tsx";
import { LandingPage } from "./landing-page.tsx";

showPage(<LandingPage />);
