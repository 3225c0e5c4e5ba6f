import { LANGUAGE } from "../shared/in-language.ts";
import { showPage } from "../shared/show-page.tsx";
import { DeskApp } from "./desk-app.tsx";
import "./desk.css";

document.documentElement.lang = LANGUAGE;
showPage(<DeskApp />);
