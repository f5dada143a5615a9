/** Written by `make generate` from docs/openapi.json. */
"use strict";
export const isCatalog = validate21;
const schema6 = {"$id":"isCatalog","$ref":"api#/components/schemas/Catalog"};
const schema8 = {"properties":{"augmentations":{"items":{"$ref":"#/components/schemas/AugmentationEntry"},"type":"array"},"baselines":{"items":{"$ref":"#/components/schemas/BaselineEntry"},"type":"array"},"datasets":{"items":{"$ref":"#/components/schemas/DatasetEntry"},"type":"array"},"faces":{"items":{"$ref":"#/components/schemas/FaceEntry"},"type":"array"},"findings":{"items":{"$ref":"#/components/schemas/FindingEntry"},"type":"array"},"groups":{"items":{"$ref":"#/components/schemas/GroupEntry"},"type":"array"},"initializers":{"items":{"$ref":"#/components/schemas/ComponentEntry"},"type":"array"},"labs":{"items":{"$ref":"#/components/schemas/LabEntry"},"type":"array"},"layers":{"items":{"$ref":"#/components/schemas/LayerEntry"},"type":"array"},"limits":{"additionalProperties":{"type":"number"},"type":"object"},"live_paths":{"items":{"type":"string"},"type":"array"},"losses":{"items":{"$ref":"#/components/schemas/LossEntry"},"type":"array"},"metrics":{"items":{"$ref":"#/components/schemas/MetricEntry"},"type":"array"},"optimizers":{"items":{"$ref":"#/components/schemas/OptimizerEntry"},"type":"array"},"preprocessing":{"items":{"$ref":"#/components/schemas/ComponentEntry"},"type":"array"},"schedules":{"items":{"$ref":"#/components/schemas/ComponentEntry"},"type":"array"},"version":{"type":"string"},"views":{"items":{"$ref":"#/components/schemas/ViewEntry"},"type":"array"},"zoo":{"items":{"$ref":"#/components/schemas/ZooEntry"},"type":"array"}},"required":["version","layers","groups","losses","optimizers","schedules","initializers","datasets","preprocessing","augmentations","baselines","metrics","views","faces","findings","labs","zoo","live_paths","limits"],"type":"object"};
const schema9 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"corrupts":{"type":"boolean"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"images_only":{"type":"boolean"},"live":{"items":{"type":"string"},"type":"array"},"moves":{"type":"boolean"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","images_only","moves","corrupts"],"type":"object"};
const schema10 = {"properties":{"$defs":{"additionalProperties":{"$ref":"#/components/schemas/SettingSchema"},"type":"object"},"additionalProperties":{"type":"boolean"},"description":{"type":"string"},"properties":{"additionalProperties":{"$ref":"#/components/schemas/SettingSchema"},"type":"object"},"required":{"items":{"type":"string"},"type":"array"},"title":{"type":"string"},"type":{"type":"string"}},"type":"object"};
const schema11 = {"properties":{"$ref":{"type":"string"},"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"anyOf":{"items":{"$ref":"#/components/schemas/SettingSchema"},"type":"array"},"choices":{"items":{"$ref":"#/components/schemas/JsonValue"},"type":"array"},"component":{"type":"string"},"const":{"$ref":"#/components/schemas/JsonValue"},"default":{"$ref":"#/components/schemas/JsonValue"},"description":{"type":"string"},"enum":{"items":{"$ref":"#/components/schemas/JsonValue"},"type":"array"},"exclusiveMaximum":{"anyOf":[{"type":"number"},{"type":"number"}]},"exclusiveMinimum":{"anyOf":[{"type":"number"},{"type":"number"}]},"items":{"$ref":"#/components/schemas/SettingSchema"},"live":{"type":"boolean"},"maxItems":{"type":"number"},"maximum":{"anyOf":[{"type":"number"},{"type":"number"}]},"minItems":{"type":"number"},"minimum":{"anyOf":[{"type":"number"},{"type":"number"}]},"pattern":{"type":"string"},"prefixItems":{"items":{"$ref":"#/components/schemas/SettingSchema"},"type":"array"},"properties":{"additionalProperties":{"$ref":"#/components/schemas/SettingSchema"},"type":"object"},"required":{"items":{"type":"string"},"type":"array"},"scale":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"unit":{"type":"string"}},"type":"object"};
const schema12 = {};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
validate27.errors = null;
return true;
}

const wrapper0 = {validate: validate26};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$ref !== undefined){
const _errs1 = errors;
if(typeof data.$ref !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.additionalProperties !== undefined){
const _errs3 = errors;
if(!(validate27(data.additionalProperties, {instancePath:instancePath+"/additionalProperties",parentData:data,parentDataProperty:"additionalProperties",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anyOf !== undefined){
let data2 = data.anyOf;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(wrapper0.validate(data2[i0], {instancePath:instancePath+"/anyOf/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.choices !== undefined){
let data4 = data.choices;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs9 = errors;
if(!(validate27(data4[i1], {instancePath:instancePath+"/choices/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.component !== undefined){
const _errs10 = errors;
if(typeof data.component !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.const !== undefined){
const _errs12 = errors;
if(!(validate27(data.const, {instancePath:instancePath+"/const",parentData:data,parentDataProperty:"const",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.default !== undefined){
const _errs13 = errors;
if(!(validate27(data.default, {instancePath:instancePath+"/default",parentData:data,parentDataProperty:"default",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs14 = errors;
if(typeof data.description !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.enum !== undefined){
let data10 = data.enum;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data10)){
var valid3 = true;
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
const _errs18 = errors;
if(!(validate27(data10[i2], {instancePath:instancePath+"/enum/" + i2,parentData:data10,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid3 = _errs18 === errors;
if(!valid3){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exclusiveMaximum !== undefined){
let data12 = data.exclusiveMaximum;
const _errs19 = errors;
const _errs20 = errors;
let valid4 = false;
const _errs21 = errors;
if(!(typeof data12 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs23 = errors;
if(!(typeof data12 == "number")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs23 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exclusiveMinimum !== undefined){
let data13 = data.exclusiveMinimum;
const _errs25 = errors;
const _errs26 = errors;
let valid5 = false;
const _errs27 = errors;
if(!(typeof data13 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs27 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs29 = errors;
if(!(typeof data13 == "number")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs29 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.items !== undefined){
const _errs31 = errors;
if(!(wrapper0.validate(data.items, {instancePath:instancePath+"/items",parentData:data,parentDataProperty:"items",rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
const _errs32 = errors;
if(typeof data.live !== "boolean"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxItems !== undefined){
const _errs34 = errors;
if(!(typeof data.maxItems == "number")){
validate26.errors = [{}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maximum !== undefined){
let data17 = data.maximum;
const _errs36 = errors;
const _errs37 = errors;
let valid6 = false;
const _errs38 = errors;
if(!(typeof data17 == "number")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs38 === errors;
valid6 = valid6 || _valid2;
if(!valid6){
const _errs40 = errors;
if(!(typeof data17 == "number")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs40 === errors;
valid6 = valid6 || _valid2;
}
if(!valid6){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.minItems !== undefined){
const _errs42 = errors;
if(!(typeof data.minItems == "number")){
validate26.errors = [{}];
return false;
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.minimum !== undefined){
let data19 = data.minimum;
const _errs44 = errors;
const _errs45 = errors;
let valid7 = false;
const _errs46 = errors;
if(!(typeof data19 == "number")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs46 === errors;
valid7 = valid7 || _valid3;
if(!valid7){
const _errs48 = errors;
if(!(typeof data19 == "number")){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs48 === errors;
valid7 = valid7 || _valid3;
}
if(!valid7){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs45;
if(vErrors !== null){
if(_errs45){
vErrors.length = _errs45;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pattern !== undefined){
const _errs50 = errors;
if(typeof data.pattern !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prefixItems !== undefined){
let data21 = data.prefixItems;
const _errs52 = errors;
if(errors === _errs52){
if(Array.isArray(data21)){
var valid8 = true;
const len3 = data21.length;
for(let i3=0; i3<len3; i3++){
const _errs54 = errors;
if(!(wrapper0.validate(data21[i3], {instancePath:instancePath+"/prefixItems/" + i3,parentData:data21,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid8 = _errs54 === errors;
if(!valid8){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data23 = data.properties;
const _errs55 = errors;
if(errors === _errs55){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key0 in data23){
const _errs58 = errors;
if(!(wrapper0.validate(data23[key0], {instancePath:instancePath+"/properties/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data23,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid9 = _errs58 === errors;
if(!valid9){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.required !== undefined){
let data25 = data.required;
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data25)){
var valid10 = true;
const len4 = data25.length;
for(let i4=0; i4<len4; i4++){
const _errs61 = errors;
if(typeof data25[i4] !== "string"){
validate26.errors = [{}];
return false;
}
var valid10 = _errs61 === errors;
if(!valid10){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scale !== undefined){
const _errs63 = errors;
if(typeof data.scale !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs63 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs65 = errors;
if(typeof data.title !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs65 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs67 = errors;
if(typeof data.type !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
const _errs69 = errors;
if(typeof data.unit !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs69 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$defs !== undefined){
let data0 = data.$defs;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate26(data0[key0], {instancePath:instancePath+"/$defs/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate25.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.additionalProperties !== undefined){
const _errs5 = errors;
if(typeof data.additionalProperties !== "boolean"){
validate25.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs7 = errors;
if(typeof data.description !== "string"){
validate25.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data4 = data.properties;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
const _errs12 = errors;
if(!(validate26(data4[key1], {instancePath:instancePath+"/properties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate25.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.required !== undefined){
let data6 = data.required;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid3 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs15 = errors;
if(typeof data6[i0] !== "string"){
validate25.errors = [{}];
return false;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate25.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs17 = errors;
if(typeof data.title !== "string"){
validate25.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if(typeof data.type !== "string"){
validate25.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate25.errors = [{}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.images_only === undefined) && (missing0 = "images_only"))) || ((data.moves === undefined) && (missing0 = "moves"))) || ((data.corrupts === undefined) && (missing0 = "corrupts"))){
validate24.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.corrupts !== undefined){
const _errs2 = errors;
if(typeof data.corrupts !== "boolean"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data2 = data.defaults;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate24.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs8 = errors;
if(typeof data.formula !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.images_only !== undefined){
const _errs10 = errors;
if(typeof data.images_only !== "boolean"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data6 = data.live;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
var valid2 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs14 = errors;
if(typeof data6[i0] !== "string"){
validate24.errors = [{}];
return false;
}
var valid2 = _errs14 === errors;
if(!valid2){
break;
}
}
}
else {
validate24.errors = [{}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.moves !== undefined){
const _errs16 = errors;
if(typeof data.moves !== "boolean"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs18 = errors;
if(typeof data.source !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs20 = errors;
if(typeof data.summary !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs22 = errors;
if(typeof data.title !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs24 = errors;
if(typeof data.type !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs26 = errors;
if(!(typeof data.version == "number")){
validate24.errors = [{}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}

const schema13 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"live":{"items":{"type":"string"},"type":"array"},"needs":{"enum":["classes","values","either","inputs"],"type":"string"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","needs"],"type":"object"};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.needs === undefined) && (missing0 = "needs"))){
validate38.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate38.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data4 = data.live;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(typeof data4[i0] !== "string"){
validate38.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate38.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.needs !== undefined){
let data6 = data.needs;
const _errs12 = errors;
if(typeof data6 !== "string"){
validate38.errors = [{}];
return false;
}
if(!((((data6 === "classes") || (data6 === "values")) || (data6 === "either")) || (data6 === "inputs"))){
validate38.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs14 = errors;
if(typeof data.source !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs16 = errors;
if(typeof data.summary !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs18 = errors;
if(typeof data.title !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs20 = errors;
if(typeof data.type !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs22 = errors;
if(!(typeof data.version == "number")){
validate38.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate38.errors = [{}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}

const schema14 = {"properties":{"available":{"type":"boolean"},"classes":{"items":{"type":"string"},"type":"array"},"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"count_only":{"type":"boolean"},"default_split":{"items":{"type":"number"},"type":"array"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"input_shape":{"items":{"type":"number"},"type":"array"},"kind":{"type":"string"},"label_shape":{"items":{"type":"number"},"type":"array"},"live":{"items":{"type":"string"},"type":"array"},"needs_download":{"type":"boolean"},"outputs":{"type":"number"},"size":{"type":"number"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"tokens":{"type":"number"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","kind","classes","input_shape","outputs","size","label_shape","tokens","default_split","count_only","needs_download","available"],"type":"object"};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.classes === undefined) && (missing0 = "classes"))) || ((data.input_shape === undefined) && (missing0 = "input_shape"))) || ((data.outputs === undefined) && (missing0 = "outputs"))) || ((data.size === undefined) && (missing0 = "size"))) || ((data.label_shape === undefined) && (missing0 = "label_shape"))) || ((data.tokens === undefined) && (missing0 = "tokens"))) || ((data.default_split === undefined) && (missing0 = "default_split"))) || ((data.count_only === undefined) && (missing0 = "count_only"))) || ((data.needs_download === undefined) && (missing0 = "needs_download"))) || ((data.available === undefined) && (missing0 = "available"))){
validate42.errors = [{}];
return false;
}
else {
if(data.available !== undefined){
const _errs1 = errors;
if(typeof data.available !== "boolean"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.classes !== undefined){
let data1 = data.classes;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(typeof data1[i0] !== "string"){
validate42.errors = [{}];
return false;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.config_schema !== undefined){
const _errs7 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.count_only !== undefined){
const _errs8 = errors;
if(typeof data.count_only !== "boolean"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.default_split !== undefined){
let data5 = data.default_split;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
var valid2 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs12 = errors;
if(!(typeof data5[i1] == "number")){
validate42.errors = [{}];
return false;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data7 = data.defaults;
const _errs14 = errors;
if(errors === _errs14){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key0 in data7){
const _errs17 = errors;
if(!(validate27(data7[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data7,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs18 = errors;
if(typeof data.formula !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.input_shape !== undefined){
let data10 = data.input_shape;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data10)){
var valid4 = true;
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
const _errs22 = errors;
if(!(typeof data10[i2] == "number")){
validate42.errors = [{}];
return false;
}
var valid4 = _errs22 === errors;
if(!valid4){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs24 = errors;
if(typeof data.kind !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.label_shape !== undefined){
let data13 = data.label_shape;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data13)){
var valid5 = true;
const len3 = data13.length;
for(let i3=0; i3<len3; i3++){
const _errs28 = errors;
if(!(typeof data13[i3] == "number")){
validate42.errors = [{}];
return false;
}
var valid5 = _errs28 === errors;
if(!valid5){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data15 = data.live;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data15)){
var valid6 = true;
const len4 = data15.length;
for(let i4=0; i4<len4; i4++){
const _errs32 = errors;
if(typeof data15[i4] !== "string"){
validate42.errors = [{}];
return false;
}
var valid6 = _errs32 === errors;
if(!valid6){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.needs_download !== undefined){
const _errs34 = errors;
if(typeof data.needs_download !== "boolean"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outputs !== undefined){
const _errs36 = errors;
if(!(typeof data.outputs == "number")){
validate42.errors = [{}];
return false;
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size !== undefined){
const _errs38 = errors;
if(!(typeof data.size == "number")){
validate42.errors = [{}];
return false;
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs40 = errors;
if(typeof data.source !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs42 = errors;
if(typeof data.summary !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs44 = errors;
if(typeof data.title !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokens !== undefined){
const _errs46 = errors;
if(!(typeof data.tokens == "number")){
validate42.errors = [{}];
return false;
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs48 = errors;
if(typeof data.type !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs50 = errors;
if(!(typeof data.version == "number")){
validate42.errors = [{}];
return false;
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
validate42.errors = vErrors;
return errors === 0;
}

const schema15 = {"properties":{"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"view":{"type":"string"}},"required":["type","title","summary","view"],"type":"object"};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.view === undefined) && (missing0 = "view"))){
validate46.errors = [{}];
return false;
}
else {
if(data.summary !== undefined){
const _errs1 = errors;
if(typeof data.summary !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs5 = errors;
if(typeof data.type !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.view !== undefined){
const _errs7 = errors;
if(typeof data.view !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate46.errors = [{}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}

const schema16 = {"properties":{"cures":{"additionalProperties":{"type":"string"},"type":"object"},"explanation":{"type":"string"},"measure":{"$ref":"#/components/schemas/MeasureEntry"},"sentence":{"type":"string"},"source":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","sentence","explanation","source","version","cures","measure"],"type":"object"};
const schema17 = {"properties":{"kind":{"enum":["number","share"],"type":"string"},"title":{"type":"string"}},"required":["title","kind"],"type":"object"};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.title === undefined) && (missing0 = "title")) || ((data.kind === undefined) && (missing0 = "kind"))){
validate49.errors = [{}];
return false;
}
else {
if(data.kind !== undefined){
let data0 = data.kind;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate49.errors = [{}];
return false;
}
if(!((data0 === "number") || (data0 === "share"))){
validate49.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate49.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate49.errors = [{}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}


function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.sentence === undefined) && (missing0 = "sentence"))) || ((data.explanation === undefined) && (missing0 = "explanation"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.cures === undefined) && (missing0 = "cures"))) || ((data.measure === undefined) && (missing0 = "measure"))){
validate48.errors = [{}];
return false;
}
else {
if(data.cures !== undefined){
let data0 = data.cures;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(typeof data0[key0] !== "string"){
validate48.errors = [{}];
return false;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate48.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.explanation !== undefined){
const _errs6 = errors;
if(typeof data.explanation !== "string"){
validate48.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.measure !== undefined){
const _errs8 = errors;
if(!(validate49(data.measure, {instancePath:instancePath+"/measure",parentData:data,parentDataProperty:"measure",rootData}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sentence !== undefined){
const _errs9 = errors;
if(typeof data.sentence !== "string"){
validate48.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs11 = errors;
if(typeof data.source !== "string"){
validate48.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs13 = errors;
if(typeof data.title !== "string"){
validate48.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs15 = errors;
if(typeof data.type !== "string"){
validate48.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs17 = errors;
if(!(typeof data.version == "number")){
validate48.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate48.errors = [{}];
return false;
}
}
validate48.errors = vErrors;
return errors === 0;
}

const schema18 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"group":{"$ref":"#/components/schemas/Group"},"live":{"items":{"type":"string"},"type":"array"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","group"],"type":"object"};
const schema19 = {"properties":{"edges":{"default":[],"items":{"$ref":"#/components/schemas/Edge"},"type":"array"},"nodes":{"default":[],"items":{"$ref":"#/components/schemas/Node"},"type":"array"},"parameters":{"patternProperties":{"^[a-z][a-z0-9_]{0,31}$":{"$ref":"#/components/schemas/JsonValue"}},"type":"object"},"ports":{"$ref":"#/components/schemas/Ports"}},"required":["ports"],"type":"object"};
const schema20 = {"properties":{"source":{"type":"string"},"source_port":{"default":"out","type":"string"},"target":{"type":"string"},"target_port":{"default":"in","type":"string"}},"required":["source","target"],"type":"object"};

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source_port === undefined){
data.source_port = "out";
}
if(data.target_port === undefined){
data.target_port = "in";
}
let missing0;
if(((data.source === undefined) && (missing0 = "source")) || ((data.target === undefined) && (missing0 = "target"))){
validate56.errors = [{}];
return false;
}
else {
if(data.source !== undefined){
const _errs1 = errors;
if(typeof data.source !== "string"){
validate56.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs3 = errors;
if(typeof data.source_port !== "string"){
validate56.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.target !== undefined){
const _errs5 = errors;
if(typeof data.target !== "string"){
validate56.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs7 = errors;
if(typeof data.target_port !== "string"){
validate56.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
}
}
}
}
else {
validate56.errors = [{}];
return false;
}
}
validate56.errors = vErrors;
return errors === 0;
}

const schema21 = {"properties":{"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"frozen":{"default":false,"type":"boolean"},"id":{"type":"string"},"learning_rate_factor":{"default":1,"type":"number"},"repeat":{"default":1,"type":"number"},"type":{"type":"string"},"weights_from":{"anyOf":[{"$ref":"#/components/schemas/WeightsFrom"},{"type":"null"}],"default":null}},"required":["type","id"],"type":"object"};
const schema22 = {"properties":{"node":{"type":"string"},"weights":{"type":"string"}},"required":["weights","node"],"type":"object"};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.weights === undefined) && (missing0 = "weights")) || ((data.node === undefined) && (missing0 = "node"))){
validate60.errors = [{}];
return false;
}
else {
if(data.node !== undefined){
const _errs1 = errors;
if(typeof data.node !== "string"){
validate60.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs3 = errors;
if(typeof data.weights !== "string"){
validate60.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate60.errors = [{}];
return false;
}
}
validate60.errors = vErrors;
return errors === 0;
}


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.frozen === undefined){
data.frozen = false;
}
if(data.learning_rate_factor === undefined){
data.learning_rate_factor = 1;
}
if(data.repeat === undefined){
data.repeat = 1;
}
if(data.weights_from === undefined){
data.weights_from = null;
}
let missing0;
if(((data.type === undefined) && (missing0 = "type")) || ((data.id === undefined) && (missing0 = "id"))){
validate58.errors = [{}];
return false;
}
else {
if(data.config !== undefined){
let data0 = data.config;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate27(data0[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate58.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs5 = errors;
if(typeof data.frozen !== "boolean"){
validate58.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
if(valid0){
if(data.id !== undefined){
const _errs7 = errors;
if(typeof data.id !== "string"){
validate58.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs9 = errors;
if(!(typeof data.learning_rate_factor == "number")){
validate58.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
if(valid0){
const _errs11 = errors;
if(!(typeof data.repeat == "number")){
validate58.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
if(valid0){
if(data.type !== undefined){
const _errs13 = errors;
if(typeof data.type !== "string"){
validate58.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data7 = data.weights_from;
const _errs15 = errors;
const _errs16 = errors;
let valid2 = false;
const _errs17 = errors;
if(!(validate60(data7, {instancePath:instancePath+"/weights_from",parentData:data,parentDataProperty:"weights_from",rootData}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs17 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs18 = errors;
if(data7 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate58.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs15 === errors;
}
}
}
}
}
}
}
}
else {
validate58.errors = [{}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}

const schema23 = {"properties":{"inputs":{"default":["in"],"items":{"type":"string"},"minItems":1,"type":"array"},"output":{"type":"string"}},"required":["output"],"type":"object"};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.inputs === undefined){
data.inputs = ["in"];
}
let missing0;
if((data.output === undefined) && (missing0 = "output")){
validate64.errors = [{}];
return false;
}
else {
let data0 = data.inputs;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
if(data0.length < 1){
validate64.errors = [{}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate64.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate64.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.output !== undefined){
const _errs5 = errors;
if(typeof data.output !== "string"){
validate64.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate64.errors = [{}];
return false;
}
}
validate64.errors = vErrors;
return errors === 0;
}

const pattern0 = new RegExp("^[a-z][a-z0-9_]{0,31}$", "u");

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.edges === undefined){
data.edges = [];
}
if(data.nodes === undefined){
data.nodes = [];
}
let missing0;
if((data.ports === undefined) && (missing0 = "ports")){
validate55.errors = [{}];
return false;
}
else {
let data0 = data.edges;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate56(data0[i0], {instancePath:instancePath+"/edges/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate55.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
let data2 = data.nodes;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs6 = errors;
if(!(validate58(data2[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate55.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
if(valid0){
if(data.parameters !== undefined){
let data4 = data.parameters;
const _errs7 = errors;
if(errors === _errs7){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
var valid3 = true;
for(const key0 in data4){
if(pattern0.test(key0)){
const _errs9 = errors;
if(!(validate27(data4[key0], {instancePath:instancePath+"/parameters/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid3 = _errs9 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate55.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ports !== undefined){
const _errs10 = errors;
if(!(validate64(data.ports, {instancePath:instancePath+"/ports",parentData:data,parentDataProperty:"ports",rootData}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate55.errors = [{}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.group === undefined) && (missing0 = "group"))){
validate52.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate52.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate52.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.group !== undefined){
const _errs8 = errors;
if(!(validate55(data.group, {instancePath:instancePath+"/group",parentData:data,parentDataProperty:"group",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data5 = data.live;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data5)){
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(typeof data5[i0] !== "string"){
validate52.errors = [{}];
return false;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate52.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs13 = errors;
if(typeof data.source !== "string"){
validate52.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs15 = errors;
if(typeof data.summary !== "string"){
validate52.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs17 = errors;
if(typeof data.title !== "string"){
validate52.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if(typeof data.type !== "string"){
validate52.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs21 = errors;
if(!(typeof data.version == "number")){
validate52.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate52.errors = [{}];
return false;
}
}
validate52.errors = vErrors;
return errors === 0;
}

const schema24 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"live":{"items":{"type":"string"},"type":"array"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live"],"type":"object"};

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))){
validate68.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate68.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate68.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data4 = data.live;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(typeof data4[i0] !== "string"){
validate68.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate68.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs12 = errors;
if(typeof data.source !== "string"){
validate68.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs14 = errors;
if(typeof data.summary !== "string"){
validate68.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs16 = errors;
if(typeof data.title !== "string"){
validate68.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs18 = errors;
if(typeof data.type !== "string"){
validate68.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs20 = errors;
if(!(typeof data.version == "number")){
validate68.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate68.errors = [{}];
return false;
}
}
validate68.errors = vErrors;
return errors === 0;
}

const schema25 = {"properties":{"id":{"type":"string"},"runs":{"items":{"$ref":"#/components/schemas/LabRunEntry"},"type":"array"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"spec_hash":{"anyOf":[{"type":"string"},{"type":"null"}]},"steps_per_second":{"anyOf":[{"type":"number"},{"type":"null"}]},"summary":{"type":"string"},"title":{"type":"string"},"weights":{"type":"number"}},"required":["id","title","summary","spec","spec_hash","weights","steps_per_second","runs"],"type":"object"};
const schema26 = {"properties":{"id":{"type":"string"},"pretrained":{"anyOf":[{"$ref":"#/components/schemas/PretrainedEntry"},{"type":"null"}]},"title":{"type":"string"}},"required":["id","title","pretrained"],"type":"object"};
const schema27 = {"properties":{"nodes":{"items":{"type":"string"},"type":"array"},"run":{"type":"string"},"steps":{"type":"number"}},"required":["run","steps","nodes"],"type":"object"};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.run === undefined) && (missing0 = "run")) || ((data.steps === undefined) && (missing0 = "steps"))) || ((data.nodes === undefined) && (missing0 = "nodes"))){
validate74.errors = [{}];
return false;
}
else {
if(data.nodes !== undefined){
let data0 = data.nodes;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate74.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate74.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs5 = errors;
if(typeof data.run !== "string"){
validate74.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps !== undefined){
const _errs7 = errors;
if(!(typeof data.steps == "number")){
validate74.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate74.errors = [{}];
return false;
}
}
validate74.errors = vErrors;
return errors === 0;
}


function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.id === undefined) && (missing0 = "id")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.pretrained === undefined) && (missing0 = "pretrained"))){
validate73.errors = [{}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate73.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pretrained !== undefined){
let data1 = data.pretrained;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(validate74(data1, {instancePath:instancePath+"/pretrained",parentData:data,parentDataProperty:"pretrained",rootData}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data1 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate73.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs8 = errors;
if(typeof data.title !== "string"){
validate73.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate73.errors = [{}];
return false;
}
}
validate73.errors = vErrors;
return errors === 0;
}

const schema28 = {"properties":{"data":{"$ref":"#/components/schemas/Data"},"network":{"$ref":"#/components/schemas/Network"},"objectives":{"items":{"$ref":"#/components/schemas/Objective"},"minItems":1,"type":"array"},"optimizer":{"$ref":"#/components/schemas/Component","default":{"config":{},"type":"sgd"}},"schedule":{"$ref":"#/components/schemas/Component","default":{"config":{},"type":"constant"}},"training":{"$ref":"#/components/schemas/Training","default":{"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0}},"version":{"const":2,"default":2,"type":"number"}},"required":["network","data","objectives"],"type":"object"};
const schema29 = {"properties":{"augmentations":{"default":[],"items":{"$ref":"#/components/schemas/Component"},"type":"array"},"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"preprocessing":{"default":[],"items":{"$ref":"#/components/schemas/Component"},"type":"array"},"split":{"$ref":"#/components/schemas/Split","default":{"bootstrap_seed":null,"fold":0,"folds":null,"largest_ratio":null,"seed":0,"test":null,"train":null,"validation":null}},"type":{"type":"string"}},"required":["type"],"type":"object"};
const schema30 = {"properties":{"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"type":{"type":"string"}},"required":["type"],"type":"object"};

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate79.errors = [{}];
return false;
}
else {
if(data.config !== undefined){
let data0 = data.config;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate27(data0[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate79.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs5 = errors;
if(typeof data.type !== "string"){
validate79.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate79.errors = [{}];
return false;
}
}
validate79.errors = vErrors;
return errors === 0;
}

const schema31 = {"properties":{"bootstrap_seed":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"fold":{"default":0,"type":"number"},"folds":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"largest_ratio":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"seed":{"default":0,"type":"number"},"test":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"train":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"validation":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null}},"type":"object"};

function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.bootstrap_seed === undefined){
data.bootstrap_seed = null;
}
if(data.fold === undefined){
data.fold = 0;
}
if(data.folds === undefined){
data.folds = null;
}
if(data.largest_ratio === undefined){
data.largest_ratio = null;
}
if(data.seed === undefined){
data.seed = 0;
}
if(data.test === undefined){
data.test = null;
}
if(data.train === undefined){
data.train = null;
}
if(data.validation === undefined){
data.validation = null;
}
let data0 = data.bootstrap_seed;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(typeof data0 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data0 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate84.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs7 = errors;
if(!(typeof data.fold == "number")){
validate84.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
if(valid0){
let data2 = data.folds;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate84.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
let data3 = data.largest_ratio;
const _errs15 = errors;
const _errs16 = errors;
let valid3 = false;
const _errs17 = errors;
if(!(typeof data3 == "number")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs17 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs19 = errors;
if(data3 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs19 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate84.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs15 === errors;
if(valid0){
const _errs21 = errors;
if(!(typeof data.seed == "number")){
validate84.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
if(valid0){
let data5 = data.test;
const _errs23 = errors;
const _errs24 = errors;
let valid4 = false;
const _errs25 = errors;
if(!(typeof data5 == "number")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid4 = valid4 || _valid3;
if(!valid4){
const _errs27 = errors;
if(data5 !== null){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid4 = valid4 || _valid3;
}
if(!valid4){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate84.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
let data6 = data.train;
const _errs29 = errors;
const _errs30 = errors;
let valid5 = false;
const _errs31 = errors;
if(!(typeof data6 == "number")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid4 = _errs31 === errors;
valid5 = valid5 || _valid4;
if(!valid5){
const _errs33 = errors;
if(data6 !== null){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid4 = _errs33 === errors;
valid5 = valid5 || _valid4;
}
if(!valid5){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
validate84.errors = vErrors;
return false;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs29 === errors;
if(valid0){
let data7 = data.validation;
const _errs35 = errors;
const _errs36 = errors;
let valid6 = false;
const _errs37 = errors;
if(!(typeof data7 == "number")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid5 = _errs37 === errors;
valid6 = valid6 || _valid5;
if(!valid6){
const _errs39 = errors;
if(data7 !== null){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid5 = _errs39 === errors;
valid6 = valid6 || _valid5;
}
if(!valid6){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
validate84.errors = vErrors;
return false;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs35 === errors;
}
}
}
}
}
}
}
}
else {
validate84.errors = [{}];
return false;
}
}
validate84.errors = vErrors;
return errors === 0;
}


function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.augmentations === undefined){
data.augmentations = [];
}
if(data.preprocessing === undefined){
data.preprocessing = [];
}
if(data.split === undefined){
data.split = {"bootstrap_seed":null,"fold":0,"folds":null,"largest_ratio":null,"seed":0,"test":null,"train":null,"validation":null};
}
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate78.errors = [{}];
return false;
}
else {
let data0 = data.augmentations;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate79(data0[i0], {instancePath:instancePath+"/augmentations/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate78.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.config !== undefined){
let data2 = data.config;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate78.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.preprocessing;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs10 = errors;
if(!(validate79(data4[i1], {instancePath:instancePath+"/preprocessing/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
validate78.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
if(valid0){
const _errs11 = errors;
if(!(validate84(data.split, {instancePath:instancePath+"/split",parentData:data,parentDataProperty:"split",rootData}))){
vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
if(valid0){
if(data.type !== undefined){
const _errs12 = errors;
if(typeof data.type !== "string"){
validate78.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate78.errors = [{}];
return false;
}
}
validate78.errors = vErrors;
return errors === 0;
}

const schema32 = {"properties":{"edges":{"default":[],"items":{"$ref":"#/components/schemas/Edge"},"type":"array"},"groups":{"patternProperties":{"^[a-z][a-z0-9_]{0,63}$":{"$ref":"#/components/schemas/Group"}},"type":"object"},"nodes":{"default":[],"items":{"$ref":"#/components/schemas/Node"},"type":"array"}},"type":"object"};
const pattern1 = new RegExp("^[a-z][a-z0-9_]{0,63}$", "u");

function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.edges === undefined){
data.edges = [];
}
if(data.nodes === undefined){
data.nodes = [];
}
let data0 = data.edges;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate56(data0[i0], {instancePath:instancePath+"/edges/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate87.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.groups !== undefined){
let data2 = data.groups;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
var valid2 = true;
for(const key0 in data2){
if(pattern1.test(key0)){
const _errs6 = errors;
if(!(validate55(data2[key0], {instancePath:instancePath+"/groups/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate87.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.nodes;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs9 = errors;
if(!(validate58(data4[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid3 = _errs9 === errors;
if(!valid3){
break;
}
}
}
else {
validate87.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
}
}
else {
validate87.errors = [{}];
return false;
}
}
validate87.errors = vErrors;
return errors === 0;
}

const schema33 = {"properties":{"loss":{"$ref":"#/components/schemas/Component"},"prediction":{"type":"string"},"target":{"enum":["label","one_hot","value","input","none"],"type":"string"},"weight":{"default":1,"type":"number"}},"required":["loss","prediction","target"],"type":"object"};

function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.weight === undefined){
data.weight = 1;
}
let missing0;
if((((data.loss === undefined) && (missing0 = "loss")) || ((data.prediction === undefined) && (missing0 = "prediction"))) || ((data.target === undefined) && (missing0 = "target"))){
validate92.errors = [{}];
return false;
}
else {
if(data.loss !== undefined){
const _errs1 = errors;
if(!(validate79(data.loss, {instancePath:instancePath+"/loss",parentData:data,parentDataProperty:"loss",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prediction !== undefined){
const _errs2 = errors;
if(typeof data.prediction !== "string"){
validate92.errors = [{}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.target !== undefined){
let data2 = data.target;
const _errs4 = errors;
if(typeof data2 !== "string"){
validate92.errors = [{}];
return false;
}
if(!(((((data2 === "label") || (data2 === "one_hot")) || (data2 === "value")) || (data2 === "input")) || (data2 === "none"))){
validate92.errors = [{}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(typeof data.weight == "number")){
validate92.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
}
}
}
}
else {
validate92.errors = [{}];
return false;
}
}
validate92.errors = vErrors;
return errors === 0;
}

const schema34 = {"properties":{"batch_size":{"default":10,"type":"number"},"class_weights":{"anyOf":[{"const":"balanced","type":"string"},{"items":{"type":"number"},"type":"array"},{"type":"null"}],"default":null},"clipping":{"anyOf":[{"$ref":"#/components/schemas/Clipping"},{"type":"null"}],"default":null},"early_stopping":{"anyOf":[{"$ref":"#/components/schemas/EarlyStopping"},{"type":"null"}],"default":null},"epochs":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"evaluation":{"$ref":"#/components/schemas/Evaluation","default":{"every":1,"metrics":null,"unit":"epoch"}},"l1":{"default":0,"type":"number"},"l2":{"default":0,"type":"number"},"precision":{"default":"float32","enum":["float32","float64"],"type":"string"},"seed":{"default":0,"type":"number"}},"type":"object"};
const schema35 = {"properties":{"at":{"type":"number"},"by":{"enum":["global_norm","norm","value"],"type":"string"}},"required":["by","at"],"type":"object"};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.by === undefined) && (missing0 = "by")) || ((data.at === undefined) && (missing0 = "at"))){
validate98.errors = [{}];
return false;
}
else {
if(data.at !== undefined){
const _errs1 = errors;
if(!(typeof data.at == "number")){
validate98.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data1 = data.by;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate98.errors = [{}];
return false;
}
if(!(((data1 === "global_norm") || (data1 === "norm")) || (data1 === "value"))){
validate98.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
validate98.errors = vErrors;
return errors === 0;
}

const schema36 = {"properties":{"least_gain":{"default":0,"type":"number"},"patience":{"default":10,"type":"number"},"restore_best":{"default":true,"type":"boolean"}},"type":"object"};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.least_gain === undefined){
data.least_gain = 0;
}
if(data.patience === undefined){
data.patience = 10;
}
if(data.restore_best === undefined){
data.restore_best = true;
}
const _errs1 = errors;
if(!(typeof data.least_gain == "number")){
validate100.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs3 = errors;
if(!(typeof data.patience == "number")){
validate100.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
const _errs5 = errors;
if(typeof data.restore_best !== "boolean"){
validate100.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
}
}
else {
validate100.errors = [{}];
return false;
}
}
validate100.errors = vErrors;
return errors === 0;
}

const schema37 = {"properties":{"every":{"default":1,"type":"number"},"metrics":{"anyOf":[{"items":{"type":"string"},"type":"array"},{"type":"null"}],"default":null},"unit":{"default":"epoch","enum":["epoch","step"],"type":"string"}},"type":"object"};

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.every === undefined){
data.every = 1;
}
if(data.metrics === undefined){
data.metrics = null;
}
if(data.unit === undefined){
data.unit = "epoch";
}
const _errs1 = errors;
if(!(typeof data.every == "number")){
validate102.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.metrics;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data1[i0] !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs9 = errors;
if(data1 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate102.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data3 = data.unit;
const _errs11 = errors;
if(typeof data3 !== "string"){
validate102.errors = [{}];
return false;
}
if(!((data3 === "epoch") || (data3 === "step"))){
validate102.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
}
}
else {
validate102.errors = [{}];
return false;
}
}
validate102.errors = vErrors;
return errors === 0;
}


function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.batch_size === undefined){
data.batch_size = 10;
}
if(data.class_weights === undefined){
data.class_weights = null;
}
if(data.clipping === undefined){
data.clipping = null;
}
if(data.early_stopping === undefined){
data.early_stopping = null;
}
if(data.epochs === undefined){
data.epochs = null;
}
if(data.evaluation === undefined){
data.evaluation = {"every":1,"metrics":null,"unit":"epoch"};
}
if(data.l1 === undefined){
data.l1 = 0;
}
if(data.l2 === undefined){
data.l2 = 0;
}
if(data.precision === undefined){
data.precision = "float32";
}
if(data.seed === undefined){
data.seed = 0;
}
const _errs1 = errors;
if(!(typeof data.batch_size == "number")){
validate97.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.class_weights;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("balanced" !== data1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(typeof data1[i0] == "number")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data1 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
}
if(!valid1){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate97.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data3 = data.clipping;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(!(validate98(data3, {instancePath:instancePath+"/clipping",parentData:data,parentDataProperty:"clipping",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs16 = errors;
if(data3 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs16 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate97.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
if(valid0){
let data4 = data.early_stopping;
const _errs18 = errors;
const _errs19 = errors;
let valid4 = false;
const _errs20 = errors;
if(!(validate100(data4, {instancePath:instancePath+"/early_stopping",parentData:data,parentDataProperty:"early_stopping",rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var _valid2 = _errs20 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs21 = errors;
if(data4 !== null){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid2 = _errs21 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate97.errors = vErrors;
return false;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs18 === errors;
if(valid0){
let data5 = data.epochs;
const _errs23 = errors;
const _errs24 = errors;
let valid5 = false;
const _errs25 = errors;
if(!(typeof data5 == "number")){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid5 = valid5 || _valid3;
if(!valid5){
const _errs27 = errors;
if(data5 !== null){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid5 = valid5 || _valid3;
}
if(!valid5){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
validate97.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
const _errs29 = errors;
if(!(validate102(data.evaluation, {instancePath:instancePath+"/evaluation",parentData:data,parentDataProperty:"evaluation",rootData}))){
vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
errors = vErrors.length;
}
var valid0 = _errs29 === errors;
if(valid0){
const _errs30 = errors;
if(!(typeof data.l1 == "number")){
validate97.errors = [{}];
return false;
}
var valid0 = _errs30 === errors;
if(valid0){
const _errs32 = errors;
if(!(typeof data.l2 == "number")){
validate97.errors = [{}];
return false;
}
var valid0 = _errs32 === errors;
if(valid0){
let data9 = data.precision;
const _errs34 = errors;
if(typeof data9 !== "string"){
validate97.errors = [{}];
return false;
}
if(!((data9 === "float32") || (data9 === "float64"))){
validate97.errors = [{}];
return false;
}
var valid0 = _errs34 === errors;
if(valid0){
const _errs36 = errors;
if(!(typeof data.seed == "number")){
validate97.errors = [{}];
return false;
}
var valid0 = _errs36 === errors;
}
}
}
}
}
}
}
}
}
}
else {
validate97.errors = [{}];
return false;
}
}
validate97.errors = vErrors;
return errors === 0;
}


function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.optimizer === undefined){
data.optimizer = {"config":{},"type":"sgd"};
}
if(data.schedule === undefined){
data.schedule = {"config":{},"type":"constant"};
}
if(data.training === undefined){
data.training = {"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0};
}
if(data.version === undefined){
data.version = 2;
}
let missing0;
if((((data.network === undefined) && (missing0 = "network")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.objectives === undefined) && (missing0 = "objectives"))){
validate77.errors = [{}];
return false;
}
else {
if(data.data !== undefined){
const _errs1 = errors;
if(!(validate78(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.network !== undefined){
const _errs2 = errors;
if(!(validate87(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.objectives !== undefined){
let data2 = data.objectives;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
if(data2.length < 1){
validate77.errors = [{}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate92(data2[i0], {instancePath:instancePath+"/objectives/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate77.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(validate79(data.optimizer, {instancePath:instancePath+"/optimizer",parentData:data,parentDataProperty:"optimizer",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
if(valid0){
const _errs7 = errors;
if(!(validate79(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
if(valid0){
const _errs8 = errors;
if(!(validate97(data.training, {instancePath:instancePath+"/training",parentData:data,parentDataProperty:"training",rootData}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
if(valid0){
let data7 = data.version;
const _errs9 = errors;
if(!(typeof data7 == "number")){
validate77.errors = [{}];
return false;
}
if(2 !== data7){
validate77.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
}
}
}
}
}
}
}
else {
validate77.errors = [{}];
return false;
}
}
validate77.errors = vErrors;
return errors === 0;
}


function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.id === undefined) && (missing0 = "id")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.spec_hash === undefined) && (missing0 = "spec_hash"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.steps_per_second === undefined) && (missing0 = "steps_per_second"))) || ((data.runs === undefined) && (missing0 = "runs"))){
validate72.errors = [{}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate72.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runs !== undefined){
let data1 = data.runs;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate73(data1[i0], {instancePath:instancePath+"/runs/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate72.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs6 = errors;
if(!(validate77(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec_hash !== undefined){
let data4 = data.spec_hash;
const _errs7 = errors;
const _errs8 = errors;
let valid2 = false;
const _errs9 = errors;
if(typeof data4 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs11 = errors;
if(data4 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate72.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps_per_second !== undefined){
let data5 = data.steps_per_second;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(!(typeof data5 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs17 = errors;
if(data5 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs17 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate72.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs19 = errors;
if(typeof data.summary !== "string"){
validate72.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs21 = errors;
if(typeof data.title !== "string"){
validate72.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs23 = errors;
if(!(typeof data.weights == "number")){
validate72.errors = [{}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate72.errors = [{}];
return false;
}
}
validate72.errors = vErrors;
return errors === 0;
}

const schema38 = {"properties":{"activation":{"type":"boolean"},"can_die":{"type":"boolean"},"category":{"type":"string"},"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"curve":{"anyOf":[{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"},{"type":"null"}]},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"folds_into":{"items":{"type":"string"},"type":"array"},"formula":{"type":"string"},"has_weights":{"type":"boolean"},"inputs":{"items":{"$ref":"#/components/schemas/PortEntry"},"type":"array"},"live":{"items":{"type":"string"},"type":"array"},"saturation":{"anyOf":[{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},{"type":"null"}]},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","category","inputs","activation","curve","can_die","has_weights","saturation","folds_into"],"type":"object"};
const schema39 = {"properties":{"many":{"type":"boolean"},"name":{"type":"string"},"title":{"type":"string"}},"required":["name","many","title"],"type":"object"};

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.many === undefined) && (missing0 = "many"))) || ((data.title === undefined) && (missing0 = "title"))){
validate110.errors = [{}];
return false;
}
else {
if(data.many !== undefined){
const _errs1 = errors;
if(typeof data.many !== "boolean"){
validate110.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs3 = errors;
if(typeof data.name !== "string"){
validate110.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs5 = errors;
if(typeof data.title !== "string"){
validate110.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate110.errors = [{}];
return false;
}
}
validate110.errors = vErrors;
return errors === 0;
}


function validate107(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.category === undefined) && (missing0 = "category"))) || ((data.inputs === undefined) && (missing0 = "inputs"))) || ((data.activation === undefined) && (missing0 = "activation"))) || ((data.curve === undefined) && (missing0 = "curve"))) || ((data.can_die === undefined) && (missing0 = "can_die"))) || ((data.has_weights === undefined) && (missing0 = "has_weights"))) || ((data.saturation === undefined) && (missing0 = "saturation"))) || ((data.folds_into === undefined) && (missing0 = "folds_into"))){
validate107.errors = [{}];
return false;
}
else {
if(data.activation !== undefined){
const _errs1 = errors;
if(typeof data.activation !== "boolean"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.can_die !== undefined){
const _errs3 = errors;
if(typeof data.can_die !== "boolean"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.category !== undefined){
const _errs5 = errors;
if(typeof data.category !== "string"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.config_schema !== undefined){
const _errs7 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.curve !== undefined){
let data4 = data.curve;
const _errs8 = errors;
const _errs9 = errors;
let valid1 = false;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
if(data5.length > 2){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data5.length < 2){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
const len1 = data5.length;
if(!(len1 <= 2)){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
const len2 = data5.length;
if(len2 > 0){
const _errs14 = errors;
if(!(typeof data5[0] == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid3 = _errs14 === errors;
}
if(valid3){
if(len2 > 1){
const _errs16 = errors;
if(!(typeof data5[1] == "number")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid3 = _errs16 === errors;
}
}
}
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs18 = errors;
if(data4 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate107.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data8 = data.defaults;
const _errs20 = errors;
if(errors === _errs20){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key0 in data8){
const _errs23 = errors;
if(!(validate27(data8[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid4 = _errs23 === errors;
if(!valid4){
break;
}
}
}
else {
validate107.errors = [{}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folds_into !== undefined){
let data10 = data.folds_into;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data10)){
var valid5 = true;
const len3 = data10.length;
for(let i1=0; i1<len3; i1++){
const _errs26 = errors;
if(typeof data10[i1] !== "string"){
validate107.errors = [{}];
return false;
}
var valid5 = _errs26 === errors;
if(!valid5){
break;
}
}
}
else {
validate107.errors = [{}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs28 = errors;
if(typeof data.formula !== "string"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.has_weights !== undefined){
const _errs30 = errors;
if(typeof data.has_weights !== "boolean"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data14 = data.inputs;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data14)){
var valid6 = true;
const len4 = data14.length;
for(let i2=0; i2<len4; i2++){
const _errs34 = errors;
if(!(validate110(data14[i2], {instancePath:instancePath+"/inputs/" + i2,parentData:data14,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
errors = vErrors.length;
}
var valid6 = _errs34 === errors;
if(!valid6){
break;
}
}
}
else {
validate107.errors = [{}];
return false;
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data16 = data.live;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data16)){
var valid7 = true;
const len5 = data16.length;
for(let i3=0; i3<len5; i3++){
const _errs37 = errors;
if(typeof data16[i3] !== "string"){
validate107.errors = [{}];
return false;
}
var valid7 = _errs37 === errors;
if(!valid7){
break;
}
}
}
else {
validate107.errors = [{}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.saturation !== undefined){
let data18 = data.saturation;
const _errs39 = errors;
const _errs40 = errors;
let valid8 = false;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data18)){
if(data18.length > 2){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(data18.length < 2){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
const len6 = data18.length;
if(!(len6 <= 2)){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
const len7 = data18.length;
if(len7 > 0){
const _errs43 = errors;
if(!(typeof data18[0] == "number")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid9 = _errs43 === errors;
}
if(valid9){
if(len7 > 1){
const _errs45 = errors;
if(!(typeof data18[1] == "number")){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid9 = _errs45 === errors;
}
}
}
}
}
}
else {
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid1 = _errs41 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const _errs47 = errors;
if(data18 !== null){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid1 = _errs47 === errors;
valid8 = valid8 || _valid1;
}
if(!valid8){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
validate107.errors = vErrors;
return false;
}
else {
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs49 = errors;
if(typeof data.source !== "string"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs51 = errors;
if(typeof data.summary !== "string"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs53 = errors;
if(typeof data.title !== "string"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs55 = errors;
if(typeof data.type !== "string"){
validate107.errors = [{}];
return false;
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs57 = errors;
if(!(typeof data.version == "number")){
validate107.errors = [{}];
return false;
}
var valid0 = _errs57 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate107.errors = [{}];
return false;
}
}
validate107.errors = vErrors;
return errors === 0;
}

const schema40 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"live":{"items":{"type":"string"},"type":"array"},"logits":{"type":"boolean"},"positions":{"type":"boolean"},"source":{"type":"string"},"summary":{"type":"string"},"targets":{"items":{"enum":["label","one_hot","value","input","none"],"type":"string"},"type":"array"},"task":{"enum":["classification","regression"],"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"unit_interval_targets":{"type":"boolean"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","targets","logits","task","unit_interval_targets","positions"],"type":"object"};

function validate113(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.targets === undefined) && (missing0 = "targets"))) || ((data.logits === undefined) && (missing0 = "logits"))) || ((data.task === undefined) && (missing0 = "task"))) || ((data.unit_interval_targets === undefined) && (missing0 = "unit_interval_targets"))) || ((data.positions === undefined) && (missing0 = "positions"))){
validate113.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate113.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data4 = data.live;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(typeof data4[i0] !== "string"){
validate113.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate113.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.logits !== undefined){
const _errs12 = errors;
if(typeof data.logits !== "boolean"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.positions !== undefined){
const _errs14 = errors;
if(typeof data.positions !== "boolean"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs16 = errors;
if(typeof data.source !== "string"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs18 = errors;
if(typeof data.summary !== "string"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targets !== undefined){
let data10 = data.targets;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data10)){
var valid3 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
const _errs22 = errors;
if(typeof data11 !== "string"){
validate113.errors = [{}];
return false;
}
if(!(((((data11 === "label") || (data11 === "one_hot")) || (data11 === "value")) || (data11 === "input")) || (data11 === "none"))){
validate113.errors = [{}];
return false;
}
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
}
}
else {
validate113.errors = [{}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task !== undefined){
let data12 = data.task;
const _errs24 = errors;
if(typeof data12 !== "string"){
validate113.errors = [{}];
return false;
}
if(!((data12 === "classification") || (data12 === "regression"))){
validate113.errors = [{}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs26 = errors;
if(typeof data.title !== "string"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs28 = errors;
if(typeof data.type !== "string"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit_interval_targets !== undefined){
const _errs30 = errors;
if(typeof data.unit_interval_targets !== "boolean"){
validate113.errors = [{}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs32 = errors;
if(!(typeof data.version == "number")){
validate113.errors = [{}];
return false;
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate113.errors = [{}];
return false;
}
}
validate113.errors = vErrors;
return errors === 0;
}

const schema41 = {"properties":{"formula":{"type":"string"},"least_classes":{"type":"number"},"single":{"type":"boolean"},"source":{"type":"string"},"summary":{"type":"string"},"task":{"anyOf":[{"enum":["classification","regression"],"type":"string"},{"const":"any","type":"string"}]},"title":{"type":"string"},"type":{"type":"string"},"values_only":{"type":"boolean"}},"required":["type","title","summary","formula","source","task","least_classes","single","values_only"],"type":"object"};

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.task === undefined) && (missing0 = "task"))) || ((data.least_classes === undefined) && (missing0 = "least_classes"))) || ((data.single === undefined) && (missing0 = "single"))) || ((data.values_only === undefined) && (missing0 = "values_only"))){
validate117.errors = [{}];
return false;
}
else {
if(data.formula !== undefined){
const _errs1 = errors;
if(typeof data.formula !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.least_classes !== undefined){
const _errs3 = errors;
if(!(typeof data.least_classes == "number")){
validate117.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.single !== undefined){
const _errs5 = errors;
if(typeof data.single !== "boolean"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs7 = errors;
if(typeof data.source !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs9 = errors;
if(typeof data.summary !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task !== undefined){
let data5 = data.task;
const _errs11 = errors;
const _errs12 = errors;
let valid1 = false;
const _errs13 = errors;
if(typeof data5 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data5 === "classification") || (data5 === "regression"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs15 = errors;
if(typeof data5 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if("any" !== data5){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs15 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate117.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs17 = errors;
if(typeof data.title !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if(typeof data.type !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.values_only !== undefined){
const _errs21 = errors;
if(typeof data.values_only !== "boolean"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate117.errors = [{}];
return false;
}
}
validate117.errors = vErrors;
return errors === 0;
}

const schema42 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"full_batch":{"type":"boolean"},"live":{"items":{"type":"string"},"type":"array"},"most_weights":{"anyOf":[{"type":"number"},{"type":"null"}]},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","full_batch","most_weights"],"type":"object"};

function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.full_batch === undefined) && (missing0 = "full_batch"))) || ((data.most_weights === undefined) && (missing0 = "most_weights"))){
validate119.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate119.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate119.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.full_batch !== undefined){
const _errs8 = errors;
if(typeof data.full_batch !== "boolean"){
validate119.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data5 = data.live;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs12 = errors;
if(typeof data5[i0] !== "string"){
validate119.errors = [{}];
return false;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate119.errors = [{}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.most_weights !== undefined){
let data7 = data.most_weights;
const _errs14 = errors;
const _errs15 = errors;
let valid3 = false;
const _errs16 = errors;
if(!(typeof data7 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs16 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs18 = errors;
if(data7 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate119.errors = vErrors;
return false;
}
else {
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs20 = errors;
if(typeof data.source !== "string"){
validate119.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs22 = errors;
if(typeof data.summary !== "string"){
validate119.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs24 = errors;
if(typeof data.title !== "string"){
validate119.errors = [{}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs26 = errors;
if(typeof data.type !== "string"){
validate119.errors = [{}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs28 = errors;
if(!(typeof data.version == "number")){
validate119.errors = [{}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate119.errors = [{}];
return false;
}
}
validate119.errors = vErrors;
return errors === 0;
}

const schema43 = {"properties":{"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"validation_only":{"type":"boolean"}},"required":["type","title","summary","validation_only"],"type":"object"};

function validate125(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.validation_only === undefined) && (missing0 = "validation_only"))){
validate125.errors = [{}];
return false;
}
else {
if(data.summary !== undefined){
const _errs1 = errors;
if(typeof data.summary !== "string"){
validate125.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate125.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs5 = errors;
if(typeof data.type !== "string"){
validate125.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.validation_only !== undefined){
const _errs7 = errors;
if(typeof data.validation_only !== "boolean"){
validate125.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate125.errors = [{}];
return false;
}
}
validate125.errors = vErrors;
return errors === 0;
}

const schema44 = {"properties":{"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"top5_error":{"anyOf":[{"type":"number"},{"type":"null"}]},"top5_source":{"anyOf":[{"type":"string"},{"type":"null"}]},"type":{"type":"string"},"year":{"type":"number"}},"required":["type","title","summary","year","source","top5_error","top5_source"],"type":"object"};

function validate127(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.year === undefined) && (missing0 = "year"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.top5_error === undefined) && (missing0 = "top5_error"))) || ((data.top5_source === undefined) && (missing0 = "top5_source"))){
validate127.errors = [{}];
return false;
}
else {
if(data.source !== undefined){
const _errs1 = errors;
if(typeof data.source !== "string"){
validate127.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs3 = errors;
if(typeof data.summary !== "string"){
validate127.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs5 = errors;
if(typeof data.title !== "string"){
validate127.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.top5_error !== undefined){
let data3 = data.top5_error;
const _errs7 = errors;
const _errs8 = errors;
let valid1 = false;
const _errs9 = errors;
if(!(typeof data3 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data3 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate127.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.top5_source !== undefined){
let data4 = data.top5_source;
const _errs13 = errors;
const _errs14 = errors;
let valid2 = false;
const _errs15 = errors;
if(typeof data4 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs15 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs17 = errors;
if(data4 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs17 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate127.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if(typeof data.type !== "string"){
validate127.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.year !== undefined){
const _errs21 = errors;
if(!(typeof data.year == "number")){
validate127.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate127.errors = [{}];
return false;
}
}
validate127.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((((data.version === undefined) && (missing0 = "version")) || ((data.layers === undefined) && (missing0 = "layers"))) || ((data.groups === undefined) && (missing0 = "groups"))) || ((data.losses === undefined) && (missing0 = "losses"))) || ((data.optimizers === undefined) && (missing0 = "optimizers"))) || ((data.schedules === undefined) && (missing0 = "schedules"))) || ((data.initializers === undefined) && (missing0 = "initializers"))) || ((data.datasets === undefined) && (missing0 = "datasets"))) || ((data.preprocessing === undefined) && (missing0 = "preprocessing"))) || ((data.augmentations === undefined) && (missing0 = "augmentations"))) || ((data.baselines === undefined) && (missing0 = "baselines"))) || ((data.metrics === undefined) && (missing0 = "metrics"))) || ((data.views === undefined) && (missing0 = "views"))) || ((data.faces === undefined) && (missing0 = "faces"))) || ((data.findings === undefined) && (missing0 = "findings"))) || ((data.labs === undefined) && (missing0 = "labs"))) || ((data.zoo === undefined) && (missing0 = "zoo"))) || ((data.live_paths === undefined) && (missing0 = "live_paths"))) || ((data.limits === undefined) && (missing0 = "limits"))){
validate23.errors = [{}];
return false;
}
else {
if(data.augmentations !== undefined){
let data0 = data.augmentations;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate24(data0[i0], {instancePath:instancePath+"/augmentations/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.baselines !== undefined){
let data2 = data.baselines;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs6 = errors;
if(!(validate38(data2[i1], {instancePath:instancePath+"/baselines/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.datasets !== undefined){
let data4 = data.datasets;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid3 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
const _errs9 = errors;
if(!(validate42(data4[i2], {instancePath:instancePath+"/datasets/" + i2,parentData:data4,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid3 = _errs9 === errors;
if(!valid3){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.faces !== undefined){
let data6 = data.faces;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data6)){
var valid4 = true;
const len3 = data6.length;
for(let i3=0; i3<len3; i3++){
const _errs12 = errors;
if(!(validate46(data6[i3], {instancePath:instancePath+"/faces/" + i3,parentData:data6,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
var valid4 = _errs12 === errors;
if(!valid4){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.findings !== undefined){
let data8 = data.findings;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data8)){
var valid5 = true;
const len4 = data8.length;
for(let i4=0; i4<len4; i4++){
const _errs15 = errors;
if(!(validate48(data8[i4], {instancePath:instancePath+"/findings/" + i4,parentData:data8,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.groups !== undefined){
let data10 = data.groups;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data10)){
var valid6 = true;
const len5 = data10.length;
for(let i5=0; i5<len5; i5++){
const _errs18 = errors;
if(!(validate52(data10[i5], {instancePath:instancePath+"/groups/" + i5,parentData:data10,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var valid6 = _errs18 === errors;
if(!valid6){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.initializers !== undefined){
let data12 = data.initializers;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data12)){
var valid7 = true;
const len6 = data12.length;
for(let i6=0; i6<len6; i6++){
const _errs21 = errors;
if(!(validate68(data12[i6], {instancePath:instancePath+"/initializers/" + i6,parentData:data12,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
var valid7 = _errs21 === errors;
if(!valid7){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labs !== undefined){
let data14 = data.labs;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data14)){
var valid8 = true;
const len7 = data14.length;
for(let i7=0; i7<len7; i7++){
const _errs24 = errors;
if(!(validate72(data14[i7], {instancePath:instancePath+"/labs/" + i7,parentData:data14,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid8 = _errs24 === errors;
if(!valid8){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layers !== undefined){
let data16 = data.layers;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data16)){
var valid9 = true;
const len8 = data16.length;
for(let i8=0; i8<len8; i8++){
const _errs27 = errors;
if(!(validate107(data16[i8], {instancePath:instancePath+"/layers/" + i8,parentData:data16,parentDataProperty:i8,rootData}))){
vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors);
errors = vErrors.length;
}
var valid9 = _errs27 === errors;
if(!valid9){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limits !== undefined){
let data18 = data.limits;
const _errs28 = errors;
if(errors === _errs28){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key0 in data18){
const _errs31 = errors;
if(!(typeof data18[key0] == "number")){
validate23.errors = [{}];
return false;
}
var valid10 = _errs31 === errors;
if(!valid10){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live_paths !== undefined){
let data20 = data.live_paths;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data20)){
var valid11 = true;
const len9 = data20.length;
for(let i9=0; i9<len9; i9++){
const _errs35 = errors;
if(typeof data20[i9] !== "string"){
validate23.errors = [{}];
return false;
}
var valid11 = _errs35 === errors;
if(!valid11){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.losses !== undefined){
let data22 = data.losses;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data22)){
var valid12 = true;
const len10 = data22.length;
for(let i10=0; i10<len10; i10++){
const _errs39 = errors;
if(!(validate113(data22[i10], {instancePath:instancePath+"/losses/" + i10,parentData:data22,parentDataProperty:i10,rootData}))){
vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors);
errors = vErrors.length;
}
var valid12 = _errs39 === errors;
if(!valid12){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metrics !== undefined){
let data24 = data.metrics;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data24)){
var valid13 = true;
const len11 = data24.length;
for(let i11=0; i11<len11; i11++){
const _errs42 = errors;
if(!(validate117(data24[i11], {instancePath:instancePath+"/metrics/" + i11,parentData:data24,parentDataProperty:i11,rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
var valid13 = _errs42 === errors;
if(!valid13){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.optimizers !== undefined){
let data26 = data.optimizers;
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data26)){
var valid14 = true;
const len12 = data26.length;
for(let i12=0; i12<len12; i12++){
const _errs45 = errors;
if(!(validate119(data26[i12], {instancePath:instancePath+"/optimizers/" + i12,parentData:data26,parentDataProperty:i12,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid14 = _errs45 === errors;
if(!valid14){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preprocessing !== undefined){
let data28 = data.preprocessing;
const _errs46 = errors;
if(errors === _errs46){
if(Array.isArray(data28)){
var valid15 = true;
const len13 = data28.length;
for(let i13=0; i13<len13; i13++){
const _errs48 = errors;
if(!(validate68(data28[i13], {instancePath:instancePath+"/preprocessing/" + i13,parentData:data28,parentDataProperty:i13,rootData}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
var valid15 = _errs48 === errors;
if(!valid15){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.schedules !== undefined){
let data30 = data.schedules;
const _errs49 = errors;
if(errors === _errs49){
if(Array.isArray(data30)){
var valid16 = true;
const len14 = data30.length;
for(let i14=0; i14<len14; i14++){
const _errs51 = errors;
if(!(validate68(data30[i14], {instancePath:instancePath+"/schedules/" + i14,parentData:data30,parentDataProperty:i14,rootData}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
var valid16 = _errs51 === errors;
if(!valid16){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs52 = errors;
if(typeof data.version !== "string"){
validate23.errors = [{}];
return false;
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.views !== undefined){
let data33 = data.views;
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data33)){
var valid17 = true;
const len15 = data33.length;
for(let i15=0; i15<len15; i15++){
const _errs56 = errors;
if(!(validate125(data33[i15], {instancePath:instancePath+"/views/" + i15,parentData:data33,parentDataProperty:i15,rootData}))){
vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors);
errors = vErrors.length;
}
var valid17 = _errs56 === errors;
if(!valid17){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs54 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.zoo !== undefined){
let data35 = data.zoo;
const _errs57 = errors;
if(errors === _errs57){
if(Array.isArray(data35)){
var valid18 = true;
const len16 = data35.length;
for(let i16=0; i16<len16; i16++){
const _errs59 = errors;
if(!(validate127(data35[i16], {instancePath:instancePath+"/zoo/" + i16,parentData:data35,parentDataProperty:i16,rootData}))){
vErrors = vErrors === null ? validate127.errors : vErrors.concat(validate127.errors);
errors = vErrors.length;
}
var valid18 = _errs59 === errors;
if(!valid18){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs57 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isCatalog" */;
let vErrors = null;
let errors = 0;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
validate21.errors = vErrors;
return errors === 0;
}

export const isCheckResponse = validate130;
const schema45 = {"$id":"isCheckResponse","$ref":"api#/components/schemas/CheckResponse"};
const schema46 = {"properties":{"inner":{"items":{"$ref":"#/components/schemas/NodeCheck"},"type":"array"},"memory_bytes":{"type":"number"},"nodes":{"items":{"$ref":"#/components/schemas/NodeCheck"},"type":"array"},"ok":{"type":"boolean"},"operations":{"type":"number"},"problems":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"spec":{"anyOf":[{"$ref":"#/components/schemas/ExperimentSpec"},{"type":"null"}]},"spec_hash":{"anyOf":[{"type":"string"},{"type":"null"}]},"steps_per_epoch":{"anyOf":[{"type":"number"},{"type":"null"}]},"training_size":{"anyOf":[{"type":"number"},{"type":"null"}]},"warnings":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"weights":{"type":"number"}},"required":["ok","problems","warnings","nodes","inner","weights","operations","memory_bytes","steps_per_epoch","training_size","spec_hash"],"type":"object"};
const schema47 = {"properties":{"node_id":{"type":"string"},"operations":{"type":"number"},"output_shape":{"anyOf":[{"items":{"type":"number"},"type":"array"},{"type":"null"}]},"receptive_field":{"anyOf":[{"items":{"type":"number"},"type":"array"},{"type":"null"}]},"weights":{"type":"number"}},"required":["node_id","output_shape","weights","operations"],"type":"object"};

function validate132(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.node_id === undefined) && (missing0 = "node_id")) || ((data.output_shape === undefined) && (missing0 = "output_shape"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.operations === undefined) && (missing0 = "operations"))){
validate132.errors = [{}];
return false;
}
else {
if(data.node_id !== undefined){
const _errs1 = errors;
if(typeof data.node_id !== "string"){
validate132.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
const _errs3 = errors;
if(!(typeof data.operations == "number")){
validate132.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.output_shape !== undefined){
let data2 = data.output_shape;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(typeof data2[i0] == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data2 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate132.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receptive_field !== undefined){
let data4 = data.receptive_field;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data4)){
var valid4 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(!(typeof data4[i1] == "number")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs19 = errors;
if(data4 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs19 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate132.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs21 = errors;
if(!(typeof data.weights == "number")){
validate132.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate132.errors = [{}];
return false;
}
}
validate132.errors = vErrors;
return errors === 0;
}

const schema48 = {"properties":{"advice":{"anyOf":[{"$ref":"#/components/schemas/Advice"},{"type":"null"}],"default":null},"code":{"type":"string"},"expected":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"got":{"$ref":"#/components/schemas/JsonValue","default":null},"hint":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"message":{"type":"string"},"node_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"path":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null}},"required":["code","message"],"type":"object"};
const schema49 = {"properties":{"code":{"type":"string"},"layer":{"type":"string"},"nodes":{"items":{"type":"string"},"type":"array"},"settings":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"}},"required":["code","nodes","layer"],"type":"object"};

function validate136(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.code === undefined) && (missing0 = "code")) || ((data.nodes === undefined) && (missing0 = "nodes"))) || ((data.layer === undefined) && (missing0 = "layer"))){
validate136.errors = [{}];
return false;
}
else {
if(data.code !== undefined){
const _errs1 = errors;
if(typeof data.code !== "string"){
validate136.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layer !== undefined){
const _errs3 = errors;
if(typeof data.layer !== "string"){
validate136.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data2 = data.nodes;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data2[i0] !== "string"){
validate136.errors = [{}];
return false;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate136.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data4 = data.settings;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key0 in data4){
const _errs12 = errors;
if(!(validate27(data4[key0], {instancePath:instancePath+"/settings/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate136.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate136.errors = [{}];
return false;
}
}
validate136.errors = vErrors;
return errors === 0;
}


function validate135(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.advice === undefined){
data.advice = null;
}
if(data.expected === undefined){
data.expected = null;
}
if(data.got === undefined){
data.got = null;
}
if(data.hint === undefined){
data.hint = null;
}
if(data.node_id === undefined){
data.node_id = null;
}
if(data.path === undefined){
data.path = null;
}
let missing0;
if(((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))){
validate135.errors = [{}];
return false;
}
else {
let data0 = data.advice;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(validate136(data0, {instancePath:instancePath+"/advice",parentData:data,parentDataProperty:"advice",rootData}))){
vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data0 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate135.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.code !== undefined){
const _errs6 = errors;
if(typeof data.code !== "string"){
validate135.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data2 = data.expected;
const _errs8 = errors;
const _errs9 = errors;
let valid2 = false;
const _errs10 = errors;
if(typeof data2 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs12 = errors;
if(data2 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate135.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
if(valid0){
const _errs14 = errors;
if(!(validate27(data.got, {instancePath:instancePath+"/got",parentData:data,parentDataProperty:"got",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
if(valid0){
let data4 = data.hint;
const _errs15 = errors;
const _errs16 = errors;
let valid3 = false;
const _errs17 = errors;
if(typeof data4 !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid2 = _errs17 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs19 = errors;
if(data4 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs19 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate135.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs15 === errors;
if(valid0){
if(data.message !== undefined){
const _errs21 = errors;
if(typeof data.message !== "string"){
validate135.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.node_id;
const _errs23 = errors;
const _errs24 = errors;
let valid4 = false;
const _errs25 = errors;
if(typeof data6 !== "string"){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid4 = valid4 || _valid3;
if(!valid4){
const _errs27 = errors;
if(data6 !== null){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid4 = valid4 || _valid3;
}
if(!valid4){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate135.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
let data7 = data.path;
const _errs29 = errors;
const _errs30 = errors;
let valid5 = false;
const _errs31 = errors;
if(typeof data7 !== "string"){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid4 = _errs31 === errors;
valid5 = valid5 || _valid4;
if(!valid5){
const _errs33 = errors;
if(data7 !== null){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid4 = _errs33 === errors;
valid5 = valid5 || _valid4;
}
if(!valid5){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
validate135.errors = vErrors;
return false;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs29 === errors;
}
}
}
}
}
}
}
}
}
else {
validate135.errors = [{}];
return false;
}
}
validate135.errors = vErrors;
return errors === 0;
}


function validate131(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.ok === undefined) && (missing0 = "ok")) || ((data.problems === undefined) && (missing0 = "problems"))) || ((data.warnings === undefined) && (missing0 = "warnings"))) || ((data.nodes === undefined) && (missing0 = "nodes"))) || ((data.inner === undefined) && (missing0 = "inner"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.operations === undefined) && (missing0 = "operations"))) || ((data.memory_bytes === undefined) && (missing0 = "memory_bytes"))) || ((data.steps_per_epoch === undefined) && (missing0 = "steps_per_epoch"))) || ((data.training_size === undefined) && (missing0 = "training_size"))) || ((data.spec_hash === undefined) && (missing0 = "spec_hash"))){
validate131.errors = [{}];
return false;
}
else {
if(data.inner !== undefined){
let data0 = data.inner;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate132(data0[i0], {instancePath:instancePath+"/inner/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate131.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.memory_bytes !== undefined){
const _errs4 = errors;
if(!(typeof data.memory_bytes == "number")){
validate131.errors = [{}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data3 = data.nodes;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data3)){
var valid2 = true;
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
const _errs8 = errors;
if(!(validate132(data3[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data3,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate131.errors = [{}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ok !== undefined){
const _errs9 = errors;
if(typeof data.ok !== "boolean"){
validate131.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
const _errs11 = errors;
if(!(typeof data.operations == "number")){
validate131.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.problems !== undefined){
let data7 = data.problems;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data7)){
var valid3 = true;
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
const _errs15 = errors;
if(!(validate135(data7[i2], {instancePath:instancePath+"/problems/" + i2,parentData:data7,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors);
errors = vErrors.length;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate131.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data9 = data.spec;
const _errs16 = errors;
const _errs17 = errors;
let valid4 = false;
const _errs18 = errors;
if(!(validate77(data9, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var _valid0 = _errs18 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs19 = errors;
if(data9 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs19 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate131.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec_hash !== undefined){
let data10 = data.spec_hash;
const _errs21 = errors;
const _errs22 = errors;
let valid5 = false;
const _errs23 = errors;
if(typeof data10 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs23 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs25 = errors;
if(data10 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs25 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate131.errors = vErrors;
return false;
}
else {
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps_per_epoch !== undefined){
let data11 = data.steps_per_epoch;
const _errs27 = errors;
const _errs28 = errors;
let valid6 = false;
const _errs29 = errors;
if(!(typeof data11 == "number")){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid2 = _errs29 === errors;
valid6 = valid6 || _valid2;
if(!valid6){
const _errs31 = errors;
if(data11 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs31 === errors;
valid6 = valid6 || _valid2;
}
if(!valid6){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate131.errors = vErrors;
return false;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.training_size !== undefined){
let data12 = data.training_size;
const _errs33 = errors;
const _errs34 = errors;
let valid7 = false;
const _errs35 = errors;
if(!(typeof data12 == "number")){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid3 = _errs35 === errors;
valid7 = valid7 || _valid3;
if(!valid7){
const _errs37 = errors;
if(data12 !== null){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs37 === errors;
valid7 = valid7 || _valid3;
}
if(!valid7){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate131.errors = vErrors;
return false;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.warnings !== undefined){
let data13 = data.warnings;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data13)){
var valid8 = true;
const len3 = data13.length;
for(let i3=0; i3<len3; i3++){
const _errs41 = errors;
if(!(validate135(data13[i3], {instancePath:instancePath+"/warnings/" + i3,parentData:data13,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors);
errors = vErrors.length;
}
var valid8 = _errs41 === errors;
if(!valid8){
break;
}
}
}
else {
validate131.errors = [{}];
return false;
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs42 = errors;
if(!(typeof data.weights == "number")){
validate131.errors = [{}];
return false;
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate131.errors = [{}];
return false;
}
}
validate131.errors = vErrors;
return errors === 0;
}


function validate130(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isCheckResponse" */;
let vErrors = null;
let errors = 0;
if(!(validate131(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors);
errors = vErrors.length;
}
validate130.errors = vErrors;
return errors === 0;
}

export const isExperiment = validate144;
const schema50 = {"$id":"isExperiment","$ref":"api#/components/schemas/Experiment"};
const schema51 = {"properties":{"created_at":{"type":"string"},"experiment_id":{"type":"string"},"layout":{"$ref":"#/components/schemas/Layout"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"spec_hash":{"type":"string"},"title":{"type":"string"}},"required":["experiment_id","spec","layout","title","spec_hash","created_at"],"type":"object"};
const schema52 = {"properties":{"note":{"default":"","type":"string"},"positions":{"additionalProperties":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"object"}},"type":"object"};

function validate146(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.note === undefined){
data.note = "";
}
const _errs1 = errors;
if(typeof data.note !== "string"){
validate146.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.positions !== undefined){
let data1 = data.positions;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length > 2){
validate146.errors = [{}];
return false;
}
else {
if(data2.length < 2){
validate146.errors = [{}];
return false;
}
else {
const len0 = data2.length;
if(!(len0 <= 2)){
validate146.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(len1 > 0){
const _errs8 = errors;
if(!(typeof data2[0] == "number")){
validate146.errors = [{}];
return false;
}
var valid2 = _errs8 === errors;
}
if(valid2){
if(len1 > 1){
const _errs10 = errors;
if(!(typeof data2[1] == "number")){
validate146.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
}
}
}
}
}
}
else {
validate146.errors = [{}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate146.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate146.errors = [{}];
return false;
}
}
validate146.errors = vErrors;
return errors === 0;
}


function validate145(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.experiment_id === undefined) && (missing0 = "experiment_id")) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.layout === undefined) && (missing0 = "layout"))) || ((data.title === undefined) && (missing0 = "title"))) || ((data.spec_hash === undefined) && (missing0 = "spec_hash"))) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate145.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate145.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiment_id !== undefined){
const _errs3 = errors;
if(typeof data.experiment_id !== "string"){
validate145.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layout !== undefined){
const _errs5 = errors;
if(!(validate146(data.layout, {instancePath:instancePath+"/layout",parentData:data,parentDataProperty:"layout",rootData}))){
vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs6 = errors;
if(!(validate77(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec_hash !== undefined){
const _errs7 = errors;
if(typeof data.spec_hash !== "string"){
validate145.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs9 = errors;
if(typeof data.title !== "string"){
validate145.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate145.errors = [{}];
return false;
}
}
validate145.errors = vErrors;
return errors === 0;
}


function validate144(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isExperiment" */;
let vErrors = null;
let errors = 0;
if(!(validate145(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors);
errors = vErrors.length;
}
validate144.errors = vErrors;
return errors === 0;
}

export const isExperimentSpec = validate150;
const schema53 = {"$id":"isExperimentSpec","$ref":"api#/components/schemas/ExperimentSpec"};

function validate151(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.optimizer === undefined){
data.optimizer = {"config":{},"type":"sgd"};
}
if(data.schedule === undefined){
data.schedule = {"config":{},"type":"constant"};
}
if(data.training === undefined){
data.training = {"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0};
}
if(data.version === undefined){
data.version = 2;
}
let missing0;
if((((data.network === undefined) && (missing0 = "network")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.objectives === undefined) && (missing0 = "objectives"))){
validate151.errors = [{}];
return false;
}
else {
if(data.data !== undefined){
const _errs1 = errors;
if(!(validate78(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.network !== undefined){
const _errs2 = errors;
if(!(validate87(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.objectives !== undefined){
let data2 = data.objectives;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
if(data2.length < 1){
validate151.errors = [{}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate92(data2[i0], {instancePath:instancePath+"/objectives/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate151.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(validate79(data.optimizer, {instancePath:instancePath+"/optimizer",parentData:data,parentDataProperty:"optimizer",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
if(valid0){
const _errs7 = errors;
if(!(validate79(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
if(valid0){
const _errs8 = errors;
if(!(validate97(data.training, {instancePath:instancePath+"/training",parentData:data,parentDataProperty:"training",rootData}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
if(valid0){
let data7 = data.version;
const _errs9 = errors;
if(!(typeof data7 == "number")){
validate151.errors = [{}];
return false;
}
if(2 !== data7){
validate151.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
}
}
}
}
}
}
}
else {
validate151.errors = [{}];
return false;
}
}
validate151.errors = vErrors;
return errors === 0;
}


function validate150(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isExperimentSpec" */;
let vErrors = null;
let errors = 0;
if(!(validate151(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate151.errors : vErrors.concat(validate151.errors);
errors = vErrors.length;
}
validate150.errors = vErrors;
return errors === 0;
}

export const isLayout = validate159;
const schema55 = {"$id":"isLayout","$ref":"api#/components/schemas/Layout"};

function validate160(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.note === undefined){
data.note = "";
}
const _errs1 = errors;
if(typeof data.note !== "string"){
validate160.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.positions !== undefined){
let data1 = data.positions;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length > 2){
validate160.errors = [{}];
return false;
}
else {
if(data2.length < 2){
validate160.errors = [{}];
return false;
}
else {
const len0 = data2.length;
if(!(len0 <= 2)){
validate160.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(len1 > 0){
const _errs8 = errors;
if(!(typeof data2[0] == "number")){
validate160.errors = [{}];
return false;
}
var valid2 = _errs8 === errors;
}
if(valid2){
if(len1 > 1){
const _errs10 = errors;
if(!(typeof data2[1] == "number")){
validate160.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
}
}
}
}
}
}
else {
validate160.errors = [{}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate160.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate160.errors = [{}];
return false;
}
}
validate160.errors = vErrors;
return errors === 0;
}


function validate159(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isLayout" */;
let vErrors = null;
let errors = 0;
if(!(validate160(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate160.errors : vErrors.concat(validate160.errors);
errors = vErrors.length;
}
validate159.errors = vErrors;
return errors === 0;
}

export const isPreviewResponse = validate162;
const schema57 = {"$id":"isPreviewResponse","$ref":"api#/components/schemas/PreviewResponse"};
const schema58 = {"properties":{"classes":{"items":{"type":"string"},"type":"array"},"counts":{"maxItems":3,"minItems":3,"items":[{"type":"number"},{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"images":{"items":{"type":"string"},"type":"array"},"input_shape":{"items":{"type":"number"},"type":"array"},"kind":{"type":"string"},"labels":{"items":{"type":"number"},"type":"array"},"points":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"},"rows":{"items":{"items":{"type":"number"},"type":"array"},"type":"array"},"validation":{"items":{"type":"boolean"},"type":"array"}},"required":["kind","input_shape","classes","counts"],"type":"object"};

function validate163(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.kind === undefined) && (missing0 = "kind")) || ((data.input_shape === undefined) && (missing0 = "input_shape"))) || ((data.classes === undefined) && (missing0 = "classes"))) || ((data.counts === undefined) && (missing0 = "counts"))){
validate163.errors = [{}];
return false;
}
else {
if(data.classes !== undefined){
let data0 = data.classes;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate163.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.counts !== undefined){
let data2 = data.counts;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
if(data2.length > 3){
validate163.errors = [{}];
return false;
}
else {
if(data2.length < 3){
validate163.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(!(len1 <= 3)){
validate163.errors = [{}];
return false;
}
else {
const len2 = data2.length;
if(len2 > 0){
const _errs7 = errors;
if(!(typeof data2[0] == "number")){
validate163.errors = [{}];
return false;
}
var valid2 = _errs7 === errors;
}
if(valid2){
if(len2 > 1){
const _errs9 = errors;
if(!(typeof data2[1] == "number")){
validate163.errors = [{}];
return false;
}
var valid2 = _errs9 === errors;
}
if(valid2){
if(len2 > 2){
const _errs11 = errors;
if(!(typeof data2[2] == "number")){
validate163.errors = [{}];
return false;
}
var valid2 = _errs11 === errors;
}
}
}
}
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.images !== undefined){
let data6 = data.images;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid3 = true;
const len3 = data6.length;
for(let i1=0; i1<len3; i1++){
const _errs15 = errors;
if(typeof data6[i1] !== "string"){
validate163.errors = [{}];
return false;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.input_shape !== undefined){
let data8 = data.input_shape;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data8)){
var valid4 = true;
const len4 = data8.length;
for(let i2=0; i2<len4; i2++){
const _errs19 = errors;
if(!(typeof data8[i2] == "number")){
validate163.errors = [{}];
return false;
}
var valid4 = _errs19 === errors;
if(!valid4){
break;
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs21 = errors;
if(typeof data.kind !== "string"){
validate163.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data11 = data.labels;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data11)){
var valid5 = true;
const len5 = data11.length;
for(let i3=0; i3<len5; i3++){
const _errs25 = errors;
if(!(typeof data11[i3] == "number")){
validate163.errors = [{}];
return false;
}
var valid5 = _errs25 === errors;
if(!valid5){
break;
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.points !== undefined){
let data13 = data.points;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data13)){
var valid6 = true;
const len6 = data13.length;
for(let i4=0; i4<len6; i4++){
let data14 = data13[i4];
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data14)){
if(data14.length > 2){
validate163.errors = [{}];
return false;
}
else {
if(data14.length < 2){
validate163.errors = [{}];
return false;
}
else {
const len7 = data14.length;
if(!(len7 <= 2)){
validate163.errors = [{}];
return false;
}
else {
const len8 = data14.length;
if(len8 > 0){
const _errs31 = errors;
if(!(typeof data14[0] == "number")){
validate163.errors = [{}];
return false;
}
var valid7 = _errs31 === errors;
}
if(valid7){
if(len8 > 1){
const _errs33 = errors;
if(!(typeof data14[1] == "number")){
validate163.errors = [{}];
return false;
}
var valid7 = _errs33 === errors;
}
}
}
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid6 = _errs29 === errors;
if(!valid6){
break;
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rows !== undefined){
let data17 = data.rows;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data17)){
var valid8 = true;
const len9 = data17.length;
for(let i5=0; i5<len9; i5++){
let data18 = data17[i5];
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data18)){
var valid9 = true;
const len10 = data18.length;
for(let i6=0; i6<len10; i6++){
const _errs39 = errors;
if(!(typeof data18[i6] == "number")){
validate163.errors = [{}];
return false;
}
var valid9 = _errs39 === errors;
if(!valid9){
break;
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid8 = _errs37 === errors;
if(!valid8){
break;
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.validation !== undefined){
let data20 = data.validation;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data20)){
var valid10 = true;
const len11 = data20.length;
for(let i7=0; i7<len11; i7++){
const _errs43 = errors;
if(typeof data20[i7] !== "boolean"){
validate163.errors = [{}];
return false;
}
var valid10 = _errs43 === errors;
if(!valid10){
break;
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate163.errors = [{}];
return false;
}
}
validate163.errors = vErrors;
return errors === 0;
}


function validate162(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isPreviewResponse" */;
let vErrors = null;
let errors = 0;
if(!(validate163(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate163.errors : vErrors.concat(validate163.errors);
errors = vErrors.length;
}
validate162.errors = vErrors;
return errors === 0;
}

export const isRunDetail = validate165;
const schema59 = {"$id":"isRunDetail","$ref":"api#/components/schemas/RunDetail"};
const schema60 = {"properties":{"events":{"items":{"$ref":"#/components/schemas/EventMessage"},"type":"array"},"fingerprint":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"first_seq":{"type":"number"},"keyframe_bytes":{"default":0,"type":"number"},"keyframes":{"items":{"type":"number"},"type":"array"},"last_seq":{"type":"number"},"run":{"$ref":"#/components/schemas/RunInfo"},"run_schema":{"$ref":"#/components/schemas/Schema"},"session_id":{"type":"string"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"times":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"}},"required":["run","session_id","spec","run_schema","events","first_seq","last_seq","fingerprint"],"type":"object"};
const schema61 = {"properties":{"detail":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"kind":{"type":"string"},"run_id":{"type":"string"},"seq":{"type":"number"},"step":{"type":"number"},"type":{"const":"event","type":"string"}},"required":["run_id","seq","step","kind","type"],"type":"object"};

function validate167(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.seq === undefined) && (missing0 = "seq"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.type === undefined) && (missing0 = "type"))){
validate167.errors = [{}];
return false;
}
else {
if(data.detail !== undefined){
let data0 = data.detail;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate27(data0[key0], {instancePath:instancePath+"/detail/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate167.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs5 = errors;
if(typeof data.kind !== "string"){
validate167.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs7 = errors;
if(typeof data.run_id !== "string"){
validate167.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
const _errs9 = errors;
if(!(typeof data.seq == "number")){
validate167.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs11 = errors;
if(!(typeof data.step == "number")){
validate167.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data6 = data.type;
const _errs13 = errors;
if(typeof data6 !== "string"){
validate167.errors = [{}];
return false;
}
if("event" !== data6){
validate167.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate167.errors = [{}];
return false;
}
}
validate167.errors = vErrors;
return errors === 0;
}

const schema62 = {"properties":{"experiment_id":{"type":"string"},"from_run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"from_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"name":{"default":"","type":"string"},"pinned":{"default":false,"type":"boolean"},"reason":{"enum":["first","reset","dice","edit","cure","branch"],"type":"string"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"run_id":{"type":"string"},"seed":{"type":"number"},"status":{"enum":["queued","compiling","ready","running","paused","finished","diverged","failed","recorded"],"type":"string"},"step":{"type":"number"}},"required":["run_id","experiment_id","reason","seed","status","step"],"type":"object"};

function validate171(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from_run_id === undefined){
data.from_run_id = null;
}
if(data.from_step === undefined){
data.from_step = null;
}
if(data.name === undefined){
data.name = "";
}
if(data.pinned === undefined){
data.pinned = false;
}
if(data.request_id === undefined){
data.request_id = null;
}
let missing0;
if(((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.experiment_id === undefined) && (missing0 = "experiment_id"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.step === undefined) && (missing0 = "step"))){
validate171.errors = [{}];
return false;
}
else {
if(data.experiment_id !== undefined){
const _errs1 = errors;
if(typeof data.experiment_id !== "string"){
validate171.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.from_run_id;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data1 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate171.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data2 = data.from_step;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate171.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
const _errs15 = errors;
if(typeof data.name !== "string"){
validate171.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
if(valid0){
const _errs17 = errors;
if(typeof data.pinned !== "boolean"){
validate171.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
if(valid0){
if(data.reason !== undefined){
let data5 = data.reason;
const _errs19 = errors;
if(typeof data5 !== "string"){
validate171.errors = [{}];
return false;
}
if(!((((((data5 === "first") || (data5 === "reset")) || (data5 === "dice")) || (data5 === "edit")) || (data5 === "cure")) || (data5 === "branch"))){
validate171.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.request_id;
const _errs21 = errors;
const _errs22 = errors;
let valid3 = false;
const _errs23 = errors;
if(typeof data6 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs25 = errors;
if(data6 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs25 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate171.errors = vErrors;
return false;
}
else {
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs21 === errors;
if(valid0){
if(data.run_id !== undefined){
const _errs27 = errors;
if(typeof data.run_id !== "string"){
validate171.errors = [{}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
const _errs29 = errors;
if(!(typeof data.seed == "number")){
validate171.errors = [{}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data9 = data.status;
const _errs31 = errors;
if(typeof data9 !== "string"){
validate171.errors = [{}];
return false;
}
if(!(((((((((data9 === "queued") || (data9 === "compiling")) || (data9 === "ready")) || (data9 === "running")) || (data9 === "paused")) || (data9 === "finished")) || (data9 === "diverged")) || (data9 === "failed")) || (data9 === "recorded"))){
validate171.errors = [{}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs33 = errors;
if(!(typeof data.step == "number")){
validate171.errors = [{}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate171.errors = [{}];
return false;
}
}
validate171.errors = vErrors;
return errors === 0;
}

const schema63 = {"properties":{"classes":{"items":{"type":"string"},"type":"array"},"edge_columns":{"items":{"type":"string"},"type":"array"},"edges":{"items":{"maxItems":4,"minItems":4,"items":[{"type":"string"},{"type":"string"},{"type":"string"},{"type":"string"}],"type":"array","additionalItems":false},"type":"array"},"faces":{"additionalProperties":{"items":{"type":"string"},"type":"array"},"type":"object"},"metrics":{"items":{"type":"string"},"type":"array"},"node_columns":{"items":{"type":"string"},"type":"array"},"nodes":{"items":{"type":"string"},"type":"array"},"requests":{"items":{"type":"string"},"type":"array"},"scalars":{"items":{"type":"string"},"type":"array"},"steps_per_epoch":{"type":"number"},"strip":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"string"},{"anyOf":[{"type":"string"},{"type":"null"}]}],"type":"array","additionalItems":false},"type":"array"},"training_size":{"type":"number"},"views":{"items":{"type":"string"},"type":"array"}},"required":["nodes","edges","node_columns","edge_columns","scalars","metrics","strip","classes","views","steps_per_epoch","training_size"],"type":"object"};

function validate173(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.nodes === undefined) && (missing0 = "nodes")) || ((data.edges === undefined) && (missing0 = "edges"))) || ((data.node_columns === undefined) && (missing0 = "node_columns"))) || ((data.edge_columns === undefined) && (missing0 = "edge_columns"))) || ((data.scalars === undefined) && (missing0 = "scalars"))) || ((data.metrics === undefined) && (missing0 = "metrics"))) || ((data.strip === undefined) && (missing0 = "strip"))) || ((data.classes === undefined) && (missing0 = "classes"))) || ((data.views === undefined) && (missing0 = "views"))) || ((data.steps_per_epoch === undefined) && (missing0 = "steps_per_epoch"))) || ((data.training_size === undefined) && (missing0 = "training_size"))){
validate173.errors = [{}];
return false;
}
else {
if(data.classes !== undefined){
let data0 = data.classes;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate173.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.edge_columns !== undefined){
let data2 = data.edge_columns;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(typeof data2[i1] !== "string"){
validate173.errors = [{}];
return false;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.edges !== undefined){
let data4 = data.edges;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid3 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
let data5 = data4[i2];
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
if(data5.length > 4){
validate173.errors = [{}];
return false;
}
else {
if(data5.length < 4){
validate173.errors = [{}];
return false;
}
else {
const len3 = data5.length;
if(!(len3 <= 4)){
validate173.errors = [{}];
return false;
}
else {
const len4 = data5.length;
if(len4 > 0){
const _errs13 = errors;
if(typeof data5[0] !== "string"){
validate173.errors = [{}];
return false;
}
var valid4 = _errs13 === errors;
}
if(valid4){
if(len4 > 1){
const _errs15 = errors;
if(typeof data5[1] !== "string"){
validate173.errors = [{}];
return false;
}
var valid4 = _errs15 === errors;
}
if(valid4){
if(len4 > 2){
const _errs17 = errors;
if(typeof data5[2] !== "string"){
validate173.errors = [{}];
return false;
}
var valid4 = _errs17 === errors;
}
if(valid4){
if(len4 > 3){
const _errs19 = errors;
if(typeof data5[3] !== "string"){
validate173.errors = [{}];
return false;
}
var valid4 = _errs19 === errors;
}
}
}
}
}
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.faces !== undefined){
let data10 = data.faces;
const _errs21 = errors;
if(errors === _errs21){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key0 in data10){
let data11 = data10[key0];
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data11)){
var valid6 = true;
const len5 = data11.length;
for(let i3=0; i3<len5; i3++){
const _errs26 = errors;
if(typeof data11[i3] !== "string"){
validate173.errors = [{}];
return false;
}
var valid6 = _errs26 === errors;
if(!valid6){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid5 = _errs24 === errors;
if(!valid5){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metrics !== undefined){
let data13 = data.metrics;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data13)){
var valid7 = true;
const len6 = data13.length;
for(let i4=0; i4<len6; i4++){
const _errs30 = errors;
if(typeof data13[i4] !== "string"){
validate173.errors = [{}];
return false;
}
var valid7 = _errs30 === errors;
if(!valid7){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.node_columns !== undefined){
let data15 = data.node_columns;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data15)){
var valid8 = true;
const len7 = data15.length;
for(let i5=0; i5<len7; i5++){
const _errs34 = errors;
if(typeof data15[i5] !== "string"){
validate173.errors = [{}];
return false;
}
var valid8 = _errs34 === errors;
if(!valid8){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data17 = data.nodes;
const _errs36 = errors;
if(errors === _errs36){
if(Array.isArray(data17)){
var valid9 = true;
const len8 = data17.length;
for(let i6=0; i6<len8; i6++){
const _errs38 = errors;
if(typeof data17[i6] !== "string"){
validate173.errors = [{}];
return false;
}
var valid9 = _errs38 === errors;
if(!valid9){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requests !== undefined){
let data19 = data.requests;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data19)){
var valid10 = true;
const len9 = data19.length;
for(let i7=0; i7<len9; i7++){
const _errs42 = errors;
if(typeof data19[i7] !== "string"){
validate173.errors = [{}];
return false;
}
var valid10 = _errs42 === errors;
if(!valid10){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scalars !== undefined){
let data21 = data.scalars;
const _errs44 = errors;
if(errors === _errs44){
if(Array.isArray(data21)){
var valid11 = true;
const len10 = data21.length;
for(let i8=0; i8<len10; i8++){
const _errs46 = errors;
if(typeof data21[i8] !== "string"){
validate173.errors = [{}];
return false;
}
var valid11 = _errs46 === errors;
if(!valid11){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps_per_epoch !== undefined){
const _errs48 = errors;
if(!(typeof data.steps_per_epoch == "number")){
validate173.errors = [{}];
return false;
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.strip !== undefined){
let data24 = data.strip;
const _errs50 = errors;
if(errors === _errs50){
if(Array.isArray(data24)){
var valid12 = true;
const len11 = data24.length;
for(let i9=0; i9<len11; i9++){
let data25 = data24[i9];
const _errs52 = errors;
if(errors === _errs52){
if(Array.isArray(data25)){
if(data25.length > 2){
validate173.errors = [{}];
return false;
}
else {
if(data25.length < 2){
validate173.errors = [{}];
return false;
}
else {
const len12 = data25.length;
if(!(len12 <= 2)){
validate173.errors = [{}];
return false;
}
else {
const len13 = data25.length;
if(len13 > 0){
const _errs54 = errors;
if(typeof data25[0] !== "string"){
validate173.errors = [{}];
return false;
}
var valid13 = _errs54 === errors;
}
if(valid13){
if(len13 > 1){
let data27 = data25[1];
const _errs56 = errors;
const _errs57 = errors;
let valid14 = false;
const _errs58 = errors;
if(typeof data27 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs58 === errors;
valid14 = valid14 || _valid0;
if(!valid14){
const _errs60 = errors;
if(data27 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs60 === errors;
valid14 = valid14 || _valid0;
}
if(!valid14){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate173.errors = vErrors;
return false;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
var valid13 = _errs56 === errors;
}
}
}
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid12 = _errs52 === errors;
if(!valid12){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.training_size !== undefined){
const _errs62 = errors;
if(!(typeof data.training_size == "number")){
validate173.errors = [{}];
return false;
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.views !== undefined){
let data29 = data.views;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data29)){
var valid15 = true;
const len14 = data29.length;
for(let i10=0; i10<len14; i10++){
const _errs66 = errors;
if(typeof data29[i10] !== "string"){
validate173.errors = [{}];
return false;
}
var valid15 = _errs66 === errors;
if(!valid15){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs64 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
validate173.errors = vErrors;
return errors === 0;
}


function validate166(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.keyframe_bytes === undefined){
data.keyframe_bytes = 0;
}
let missing0;
if(((((((((data.run === undefined) && (missing0 = "run")) || ((data.session_id === undefined) && (missing0 = "session_id"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.events === undefined) && (missing0 = "events"))) || ((data.first_seq === undefined) && (missing0 = "first_seq"))) || ((data.last_seq === undefined) && (missing0 = "last_seq"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))){
validate166.errors = [{}];
return false;
}
else {
if(data.events !== undefined){
let data0 = data.events;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate167(data0[i0], {instancePath:instancePath+"/events/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data2 = data.fingerprint;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/fingerprint/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_seq !== undefined){
const _errs8 = errors;
if(!(typeof data.first_seq == "number")){
validate166.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs10 = errors;
if(!(typeof data.keyframe_bytes == "number")){
validate166.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
if(valid0){
if(data.keyframes !== undefined){
let data6 = data.keyframes;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
var valid3 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(!(typeof data6[i1] == "number")){
validate166.errors = [{}];
return false;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_seq !== undefined){
const _errs16 = errors;
if(!(typeof data.last_seq == "number")){
validate166.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs18 = errors;
if(!(validate171(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate171.errors : vErrors.concat(validate171.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs19 = errors;
if(!(validate173(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs20 = errors;
if(typeof data.session_id !== "string"){
validate166.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs22 = errors;
if(!(validate77(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.times !== undefined){
let data13 = data.times;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data13)){
var valid4 = true;
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
let data14 = data13[i2];
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data14)){
if(data14.length > 2){
validate166.errors = [{}];
return false;
}
else {
if(data14.length < 2){
validate166.errors = [{}];
return false;
}
else {
const len3 = data14.length;
if(!(len3 <= 2)){
validate166.errors = [{}];
return false;
}
else {
const len4 = data14.length;
if(len4 > 0){
const _errs27 = errors;
if(!(typeof data14[0] == "number")){
validate166.errors = [{}];
return false;
}
var valid5 = _errs27 === errors;
}
if(valid5){
if(len4 > 1){
const _errs29 = errors;
if(!(typeof data14[1] == "number")){
validate166.errors = [{}];
return false;
}
var valid5 = _errs29 === errors;
}
}
}
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
var valid4 = _errs25 === errors;
if(!valid4){
break;
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
validate166.errors = vErrors;
return errors === 0;
}


function validate165(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isRunDetail" */;
let vErrors = null;
let errors = 0;
if(!(validate166(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors);
errors = vErrors.length;
}
validate165.errors = vErrors;
return errors === 0;
}

export const isRunInfo = validate177;
const schema64 = {"$id":"isRunInfo","$ref":"api#/components/schemas/RunInfo"};

function validate178(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from_run_id === undefined){
data.from_run_id = null;
}
if(data.from_step === undefined){
data.from_step = null;
}
if(data.name === undefined){
data.name = "";
}
if(data.pinned === undefined){
data.pinned = false;
}
if(data.request_id === undefined){
data.request_id = null;
}
let missing0;
if(((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.experiment_id === undefined) && (missing0 = "experiment_id"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.step === undefined) && (missing0 = "step"))){
validate178.errors = [{}];
return false;
}
else {
if(data.experiment_id !== undefined){
const _errs1 = errors;
if(typeof data.experiment_id !== "string"){
validate178.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.from_run_id;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data1 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate178.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data2 = data.from_step;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate178.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
const _errs15 = errors;
if(typeof data.name !== "string"){
validate178.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
if(valid0){
const _errs17 = errors;
if(typeof data.pinned !== "boolean"){
validate178.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
if(valid0){
if(data.reason !== undefined){
let data5 = data.reason;
const _errs19 = errors;
if(typeof data5 !== "string"){
validate178.errors = [{}];
return false;
}
if(!((((((data5 === "first") || (data5 === "reset")) || (data5 === "dice")) || (data5 === "edit")) || (data5 === "cure")) || (data5 === "branch"))){
validate178.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.request_id;
const _errs21 = errors;
const _errs22 = errors;
let valid3 = false;
const _errs23 = errors;
if(typeof data6 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs25 = errors;
if(data6 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs25 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate178.errors = vErrors;
return false;
}
else {
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs21 === errors;
if(valid0){
if(data.run_id !== undefined){
const _errs27 = errors;
if(typeof data.run_id !== "string"){
validate178.errors = [{}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
const _errs29 = errors;
if(!(typeof data.seed == "number")){
validate178.errors = [{}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data9 = data.status;
const _errs31 = errors;
if(typeof data9 !== "string"){
validate178.errors = [{}];
return false;
}
if(!(((((((((data9 === "queued") || (data9 === "compiling")) || (data9 === "ready")) || (data9 === "running")) || (data9 === "paused")) || (data9 === "finished")) || (data9 === "diverged")) || (data9 === "failed")) || (data9 === "recorded"))){
validate178.errors = [{}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs33 = errors;
if(!(typeof data.step == "number")){
validate178.errors = [{}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate178.errors = [{}];
return false;
}
}
validate178.errors = vErrors;
return errors === 0;
}


function validate177(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isRunInfo" */;
let vErrors = null;
let errors = 0;
if(!(validate178(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors);
errors = vErrors.length;
}
validate177.errors = vErrors;
return errors === 0;
}

export const isSavedWeights = validate180;
const schema66 = {"$id":"isSavedWeights","$ref":"api#/components/schemas/SavedWeights"};
const schema67 = {"properties":{"created_at":{"type":"string"},"experiment":{"type":"string"},"id":{"type":"string"},"name":{"type":"string"},"nodes":{"items":{"$ref":"#/components/schemas/SavedWeightsNode"},"type":"array"},"size_bytes":{"type":"number"},"step":{"type":"number"},"weights":{"type":"string"}},"required":["id","weights","name","step","size_bytes","created_at","experiment","nodes"],"type":"object"};
const schema68 = {"properties":{"layers":{"additionalProperties":{"items":{"type":"number"},"type":"array"},"type":"object"},"node_id":{"type":"string"},"type":{"type":"string"},"weights":{"additionalProperties":{"items":{"type":"number"},"type":"array"},"type":"object"}},"required":["node_id","type","weights","layers"],"type":"object"};

function validate182(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.node_id === undefined) && (missing0 = "node_id")) || ((data.type === undefined) && (missing0 = "type"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.layers === undefined) && (missing0 = "layers"))){
validate182.errors = [{}];
return false;
}
else {
if(data.layers !== undefined){
let data0 = data.layers;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
let data1 = data0[key0];
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(typeof data1[i0] == "number")){
validate182.errors = [{}];
return false;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate182.errors = [{}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate182.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.node_id !== undefined){
const _errs8 = errors;
if(typeof data.node_id !== "string"){
validate182.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs10 = errors;
if(typeof data.type !== "string"){
validate182.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
let data5 = data.weights;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
let data6 = data5[key1];
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
var valid4 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(!(typeof data6[i1] == "number")){
validate182.errors = [{}];
return false;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
validate182.errors = [{}];
return false;
}
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate182.errors = [{}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate182.errors = [{}];
return false;
}
}
validate182.errors = vErrors;
return errors === 0;
}


function validate181(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.id === undefined) && (missing0 = "id")) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.size_bytes === undefined) && (missing0 = "size_bytes"))) || ((data.created_at === undefined) && (missing0 = "created_at"))) || ((data.experiment === undefined) && (missing0 = "experiment"))) || ((data.nodes === undefined) && (missing0 = "nodes"))){
validate181.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate181.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiment !== undefined){
const _errs3 = errors;
if(typeof data.experiment !== "string"){
validate181.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
const _errs5 = errors;
if(typeof data.id !== "string"){
validate181.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs7 = errors;
if(typeof data.name !== "string"){
validate181.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data4 = data.nodes;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(!(validate182(data4[i0], {instancePath:instancePath+"/nodes/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
else {
validate181.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size_bytes !== undefined){
const _errs12 = errors;
if(!(typeof data.size_bytes == "number")){
validate181.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs14 = errors;
if(!(typeof data.step == "number")){
validate181.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs16 = errors;
if(typeof data.weights !== "string"){
validate181.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate181.errors = [{}];
return false;
}
}
validate181.errors = vErrors;
return errors === 0;
}


function validate180(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isSavedWeights" */;
let vErrors = null;
let errors = 0;
if(!(validate181(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate181.errors : vErrors.concat(validate181.errors);
errors = vErrors.length;
}
validate180.errors = vErrors;
return errors === 0;
}

export const isSavedWeightsList = validate185;
const schema69 = {"$id":"isSavedWeightsList","$ref":"api#/components/schemas/SavedWeightsList"};
const schema70 = {"properties":{"weights":{"items":{"$ref":"#/components/schemas/SavedWeights"},"type":"array"}},"required":["weights"],"type":"object"};

function validate187(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.id === undefined) && (missing0 = "id")) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.size_bytes === undefined) && (missing0 = "size_bytes"))) || ((data.created_at === undefined) && (missing0 = "created_at"))) || ((data.experiment === undefined) && (missing0 = "experiment"))) || ((data.nodes === undefined) && (missing0 = "nodes"))){
validate187.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiment !== undefined){
const _errs3 = errors;
if(typeof data.experiment !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
const _errs5 = errors;
if(typeof data.id !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs7 = errors;
if(typeof data.name !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data4 = data.nodes;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(!(validate182(data4[i0], {instancePath:instancePath+"/nodes/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
else {
validate187.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size_bytes !== undefined){
const _errs12 = errors;
if(!(typeof data.size_bytes == "number")){
validate187.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs14 = errors;
if(!(typeof data.step == "number")){
validate187.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs16 = errors;
if(typeof data.weights !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate187.errors = [{}];
return false;
}
}
validate187.errors = vErrors;
return errors === 0;
}


function validate186(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.weights === undefined) && (missing0 = "weights")){
validate186.errors = [{}];
return false;
}
else {
if(data.weights !== undefined){
let data0 = data.weights;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate187(data0[i0], {instancePath:instancePath+"/weights/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate187.errors : vErrors.concat(validate187.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate186.errors = [{}];
return false;
}
}
}
}
}
else {
validate186.errors = [{}];
return false;
}
}
validate186.errors = vErrors;
return errors === 0;
}


function validate185(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isSavedWeightsList" */;
let vErrors = null;
let errors = 0;
if(!(validate186(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
validate185.errors = vErrors;
return errors === 0;
}

export const isServerMessage = validate191;
const schema72 = {"$id":"isServerMessage","$ref":"api#/components/schemas/ServerMessage"};
const schema73 = {"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/components/schemas/Welcome"},{"$ref":"#/components/schemas/EventMessage"},{"$ref":"#/components/schemas/RunStarted"},{"$ref":"#/components/schemas/RunsChanged"},{"$ref":"#/components/schemas/Rewind"},{"$ref":"#/components/schemas/Reset"},{"$ref":"#/components/schemas/StateMessage"},{"$ref":"#/components/schemas/Reply"},{"$ref":"#/components/schemas/GoAway"},{"$ref":"#/components/schemas/Pong"}],"type":"object"};
const schema74 = {"properties":{"protocol":{"default":1,"type":"number"},"role":{"enum":["owner","viewer"],"type":"string"},"run":{"anyOf":[{"$ref":"#/components/schemas/RunInfo"},{"type":"null"}]},"run_schema":{"anyOf":[{"$ref":"#/components/schemas/Schema"},{"type":"null"}]},"runs":{"items":{"$ref":"#/components/schemas/RunInfo"},"type":"array"},"session_id":{"type":"string"},"state":{"anyOf":[{"$ref":"#/components/schemas/State"},{"type":"null"}]},"type":{"const":"welcome","type":"string"}},"required":["session_id","role","run","runs","run_schema","state","type"],"type":"object"};
const schema75 = {"properties":{"compile_count":{"default":0,"type":"number"},"degraded":{"anyOf":[{"$ref":"#/components/schemas/Degraded"},{"type":"null"}],"default":null},"detail":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"device":{"default":"","type":"string"},"epoch":{"type":"number"},"learning_rate":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"live":{"additionalProperties":{"type":"number"},"type":"object"},"run_id":{"type":"string"},"run_time_s":{"default":0,"type":"number"},"status":{"enum":["queued","compiling","ready","running","paused","finished","diverged","failed","recorded"],"type":"string"},"step":{"type":"number"},"steps_per_second":{"default":0,"type":"number"}},"required":["run_id","status","step","epoch"],"type":"object"};
const schema76 = {"properties":{"cause":{"enum":["disk_full","storage_read_only","storage_damaged","storage_busy","storage_fault"],"type":"string"},"paused":{"default":false,"type":"boolean"},"policy":{"enum":["pause","continue"],"type":"string"},"recorded_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"what":{"enum":["record","checkpoint"],"type":"string"}},"required":["cause","what","policy"],"type":"object"};

function validate198(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.paused === undefined){
data.paused = false;
}
if(data.recorded_step === undefined){
data.recorded_step = null;
}
let missing0;
if((((data.cause === undefined) && (missing0 = "cause")) || ((data.what === undefined) && (missing0 = "what"))) || ((data.policy === undefined) && (missing0 = "policy"))){
validate198.errors = [{}];
return false;
}
else {
if(data.cause !== undefined){
let data0 = data.cause;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate198.errors = [{}];
return false;
}
if(!(((((data0 === "disk_full") || (data0 === "storage_read_only")) || (data0 === "storage_damaged")) || (data0 === "storage_busy")) || (data0 === "storage_fault"))){
validate198.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs3 = errors;
if(typeof data.paused !== "boolean"){
validate198.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.policy !== undefined){
let data2 = data.policy;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate198.errors = [{}];
return false;
}
if(!((data2 === "pause") || (data2 === "continue"))){
validate198.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data3 = data.recorded_step;
const _errs7 = errors;
const _errs8 = errors;
let valid1 = false;
const _errs9 = errors;
if(!(typeof data3 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data3 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate198.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
if(valid0){
if(data.what !== undefined){
let data4 = data.what;
const _errs13 = errors;
if(typeof data4 !== "string"){
validate198.errors = [{}];
return false;
}
if(!((data4 === "record") || (data4 === "checkpoint"))){
validate198.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate198.errors = [{}];
return false;
}
}
validate198.errors = vErrors;
return errors === 0;
}


function validate197(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.compile_count === undefined){
data.compile_count = 0;
}
if(data.degraded === undefined){
data.degraded = null;
}
if(data.device === undefined){
data.device = "";
}
if(data.learning_rate === undefined){
data.learning_rate = null;
}
if(data.run_time_s === undefined){
data.run_time_s = 0;
}
if(data.steps_per_second === undefined){
data.steps_per_second = 0;
}
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.status === undefined) && (missing0 = "status"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.epoch === undefined) && (missing0 = "epoch"))){
validate197.errors = [{}];
return false;
}
else {
const _errs1 = errors;
if(!(typeof data.compile_count == "number")){
validate197.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.degraded;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(validate198(data1, {instancePath:instancePath+"/degraded",parentData:data,parentDataProperty:"degraded",rootData}))){
vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data1 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate197.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.detail !== undefined){
let data2 = data.detail;
const _errs8 = errors;
if(errors === _errs8){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs11 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/detail/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate197.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs12 = errors;
if(typeof data.device !== "string"){
validate197.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
if(valid0){
if(data.epoch !== undefined){
const _errs14 = errors;
if(!(typeof data.epoch == "number")){
validate197.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.learning_rate;
const _errs16 = errors;
const _errs17 = errors;
let valid3 = false;
const _errs18 = errors;
if(!(typeof data6 == "number")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs18 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs20 = errors;
if(data6 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate197.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
if(valid0){
if(data.live !== undefined){
let data7 = data.live;
const _errs22 = errors;
if(errors === _errs22){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
const _errs25 = errors;
if(!(typeof data7[key1] == "number")){
validate197.errors = [{}];
return false;
}
var valid4 = _errs25 === errors;
if(!valid4){
break;
}
}
}
else {
validate197.errors = [{}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs27 = errors;
if(typeof data.run_id !== "string"){
validate197.errors = [{}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs29 = errors;
if(!(typeof data.run_time_s == "number")){
validate197.errors = [{}];
return false;
}
var valid0 = _errs29 === errors;
if(valid0){
if(data.status !== undefined){
let data11 = data.status;
const _errs31 = errors;
if(typeof data11 !== "string"){
validate197.errors = [{}];
return false;
}
if(!(((((((((data11 === "queued") || (data11 === "compiling")) || (data11 === "ready")) || (data11 === "running")) || (data11 === "paused")) || (data11 === "finished")) || (data11 === "diverged")) || (data11 === "failed")) || (data11 === "recorded"))){
validate197.errors = [{}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs33 = errors;
if(!(typeof data.step == "number")){
validate197.errors = [{}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs35 = errors;
if(!(typeof data.steps_per_second == "number")){
validate197.errors = [{}];
return false;
}
var valid0 = _errs35 === errors;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate197.errors = [{}];
return false;
}
}
validate197.errors = vErrors;
return errors === 0;
}


function validate193(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.protocol === undefined){
data.protocol = 1;
}
let missing0;
if((((((((data.session_id === undefined) && (missing0 = "session_id")) || ((data.role === undefined) && (missing0 = "role"))) || ((data.run === undefined) && (missing0 = "run"))) || ((data.runs === undefined) && (missing0 = "runs"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.type === undefined) && (missing0 = "type"))){
validate193.errors = [{}];
return false;
}
else {
const _errs1 = errors;
if(!(typeof data.protocol == "number")){
validate193.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.role !== undefined){
let data1 = data.role;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate193.errors = [{}];
return false;
}
if(!((data1 === "owner") || (data1 === "viewer"))){
validate193.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data2 = data.run;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(!(validate171(data2, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate171.errors : vErrors.concat(validate171.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs8 = errors;
if(data2 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate193.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
let data3 = data.run_schema;
const _errs10 = errors;
const _errs11 = errors;
let valid2 = false;
const _errs12 = errors;
if(!(validate173(data3, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data3 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate193.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runs !== undefined){
let data4 = data.runs;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data4)){
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(!(validate171(data4[i0], {instancePath:instancePath+"/runs/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate171.errors : vErrors.concat(validate171.errors);
errors = vErrors.length;
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate193.errors = [{}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs18 = errors;
if(typeof data.session_id !== "string"){
validate193.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data7 = data.state;
const _errs20 = errors;
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if(!(validate197(data7, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData}))){
vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors);
errors = vErrors.length;
}
var _valid2 = _errs22 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs23 = errors;
if(data7 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate193.errors = vErrors;
return false;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data8 = data.type;
const _errs25 = errors;
if(typeof data8 !== "string"){
validate193.errors = [{}];
return false;
}
if("welcome" !== data8){
validate193.errors = [{}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate193.errors = [{}];
return false;
}
}
validate193.errors = vErrors;
return errors === 0;
}

const schema77 = {"properties":{"experiment_id":{"type":"string"},"from_run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"from_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"reason":{"enum":["first","reset","dice","edit","cure","branch"],"type":"string"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"run_id":{"type":"string"},"run_schema":{"$ref":"#/components/schemas/Schema"},"seed":{"type":"number"},"type":{"const":"run_started","type":"string"}},"required":["run_id","experiment_id","reason","seed","run_schema","type"],"type":"object"};

function validate202(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from_run_id === undefined){
data.from_run_id = null;
}
if(data.from_step === undefined){
data.from_step = null;
}
if(data.request_id === undefined){
data.request_id = null;
}
let missing0;
if(((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.experiment_id === undefined) && (missing0 = "experiment_id"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.type === undefined) && (missing0 = "type"))){
validate202.errors = [{}];
return false;
}
else {
if(data.experiment_id !== undefined){
const _errs1 = errors;
if(typeof data.experiment_id !== "string"){
validate202.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.from_run_id;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data1 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate202.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data2 = data.from_step;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate202.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
if(data.reason !== undefined){
let data3 = data.reason;
const _errs15 = errors;
if(typeof data3 !== "string"){
validate202.errors = [{}];
return false;
}
if(!((((((data3 === "first") || (data3 === "reset")) || (data3 === "dice")) || (data3 === "edit")) || (data3 === "cure")) || (data3 === "branch"))){
validate202.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.request_id;
const _errs17 = errors;
const _errs18 = errors;
let valid3 = false;
const _errs19 = errors;
if(typeof data4 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs19 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs21 = errors;
if(data4 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs21 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate202.errors = vErrors;
return false;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs17 === errors;
if(valid0){
if(data.run_id !== undefined){
const _errs23 = errors;
if(typeof data.run_id !== "string"){
validate202.errors = [{}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs25 = errors;
if(!(validate173(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
const _errs26 = errors;
if(!(typeof data.seed == "number")){
validate202.errors = [{}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data8 = data.type;
const _errs28 = errors;
if(typeof data8 !== "string"){
validate202.errors = [{}];
return false;
}
if("run_started" !== data8){
validate202.errors = [{}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate202.errors = [{}];
return false;
}
}
validate202.errors = vErrors;
return errors === 0;
}

const schema78 = {"properties":{"runs":{"items":{"$ref":"#/components/schemas/RunInfo"},"type":"array"},"type":{"const":"runs_changed","type":"string"}},"required":["runs","type"],"type":"object"};

function validate204(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.runs === undefined) && (missing0 = "runs")) || ((data.type === undefined) && (missing0 = "type"))){
validate204.errors = [{}];
return false;
}
else {
if(data.runs !== undefined){
let data0 = data.runs;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate171(data0[i0], {instancePath:instancePath+"/runs/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate171.errors : vErrors.concat(validate171.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate204.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data2 = data.type;
const _errs4 = errors;
if(typeof data2 !== "string"){
validate204.errors = [{}];
return false;
}
if("runs_changed" !== data2){
validate204.errors = [{}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate204.errors = [{}];
return false;
}
}
validate204.errors = vErrors;
return errors === 0;
}

const schema79 = {"properties":{"generation":{"type":"number"},"run_id":{"type":"string"},"to_seq":{"type":"number"},"type":{"const":"rewind","type":"string"}},"required":["run_id","generation","to_seq","type"],"type":"object"};

function validate206(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.generation === undefined) && (missing0 = "generation"))) || ((data.to_seq === undefined) && (missing0 = "to_seq"))) || ((data.type === undefined) && (missing0 = "type"))){
validate206.errors = [{}];
return false;
}
else {
if(data.generation !== undefined){
const _errs1 = errors;
if(!(typeof data.generation == "number")){
validate206.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs3 = errors;
if(typeof data.run_id !== "string"){
validate206.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to_seq !== undefined){
const _errs5 = errors;
if(!(typeof data.to_seq == "number")){
validate206.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data3 = data.type;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate206.errors = [{}];
return false;
}
if("rewind" !== data3){
validate206.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate206.errors = [{}];
return false;
}
}
validate206.errors = vErrors;
return errors === 0;
}

const schema80 = {"properties":{"generation":{"type":"number"},"run_id":{"type":"string"},"to_seq":{"type":"number"},"type":{"const":"reset","type":"string"}},"required":["run_id","generation","to_seq","type"],"type":"object"};

function validate207(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.generation === undefined) && (missing0 = "generation"))) || ((data.to_seq === undefined) && (missing0 = "to_seq"))) || ((data.type === undefined) && (missing0 = "type"))){
validate207.errors = [{}];
return false;
}
else {
if(data.generation !== undefined){
const _errs1 = errors;
if(!(typeof data.generation == "number")){
validate207.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs3 = errors;
if(typeof data.run_id !== "string"){
validate207.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to_seq !== undefined){
const _errs5 = errors;
if(!(typeof data.to_seq == "number")){
validate207.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data3 = data.type;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate207.errors = [{}];
return false;
}
if("reset" !== data3){
validate207.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate207.errors = [{}];
return false;
}
}
validate207.errors = vErrors;
return errors === 0;
}

const schema81 = {"properties":{"state":{"$ref":"#/components/schemas/State"},"type":{"const":"state","type":"string"}},"required":["state","type"],"type":"object"};

function validate208(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.state === undefined) && (missing0 = "state")) || ((data.type === undefined) && (missing0 = "type"))){
validate208.errors = [{}];
return false;
}
else {
if(data.state !== undefined){
const _errs1 = errors;
if(!(validate197(data.state, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData}))){
vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs2 = errors;
if(typeof data1 !== "string"){
validate208.errors = [{}];
return false;
}
if("state" !== data1){
validate208.errors = [{}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate208.errors = [{}];
return false;
}
}
validate208.errors = vErrors;
return errors === 0;
}

const schema82 = {"properties":{"applied_at_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"problems":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}]},"run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"type":{"const":"reply","type":"string"}},"required":["request_id","type"],"type":"object"};

function validate210(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.applied_at_step === undefined){
data.applied_at_step = null;
}
if(data.run_id === undefined){
data.run_id = null;
}
let missing0;
if(((data.request_id === undefined) && (missing0 = "request_id")) || ((data.type === undefined) && (missing0 = "type"))){
validate210.errors = [{}];
return false;
}
else {
let data0 = data.applied_at_step;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(typeof data0 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data0 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate210.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.problems !== undefined){
let data1 = data.problems;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(validate135(data1[i0], {instancePath:instancePath+"/problems/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate210.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data3 = data.request_id;
const _errs10 = errors;
const _errs11 = errors;
let valid3 = false;
const _errs12 = errors;
if(typeof data3 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs14 = errors;
if(data3 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs14 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate210.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.run_id;
const _errs16 = errors;
const _errs17 = errors;
let valid4 = false;
const _errs18 = errors;
if(typeof data4 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs18 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs20 = errors;
if(data4 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs20 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate210.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
if(valid0){
if(data.type !== undefined){
let data5 = data.type;
const _errs22 = errors;
if(typeof data5 !== "string"){
validate210.errors = [{}];
return false;
}
if("reply" !== data5){
validate210.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate210.errors = [{}];
return false;
}
}
validate210.errors = vErrors;
return errors === 0;
}

const schema83 = {"properties":{"retry_ms":{"type":"number"},"type":{"const":"goaway","type":"string"}},"required":["retry_ms","type"],"type":"object"};

function validate212(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.retry_ms === undefined) && (missing0 = "retry_ms")) || ((data.type === undefined) && (missing0 = "type"))){
validate212.errors = [{}];
return false;
}
else {
if(data.retry_ms !== undefined){
const _errs1 = errors;
if(!(typeof data.retry_ms == "number")){
validate212.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate212.errors = [{}];
return false;
}
if("goaway" !== data1){
validate212.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate212.errors = [{}];
return false;
}
}
validate212.errors = vErrors;
return errors === 0;
}

const schema84 = {"properties":{"type":{"const":"pong","type":"string"}},"type":"object","required":["type"]};

function validate213(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate213.errors = [{}];
return false;
}
else {
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
validate213.errors = [{}];
return false;
}
if("pong" !== data0){
validate213.errors = [{}];
return false;
}
}
}
}
else {
validate213.errors = [{}];
return false;
}
}
validate213.errors = vErrors;
return errors === 0;
}


function validate192(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "welcome"){
if(!(validate193(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors);
errors = vErrors.length;
}
}
else if(tag0 === "event"){
if(!(validate167(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors);
errors = vErrors.length;
}
}
else if(tag0 === "run_started"){
if(!(validate202(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
}
else if(tag0 === "runs_changed"){
if(!(validate204(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate204.errors : vErrors.concat(validate204.errors);
errors = vErrors.length;
}
}
else if(tag0 === "rewind"){
if(!(validate206(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate206.errors : vErrors.concat(validate206.errors);
errors = vErrors.length;
}
}
else if(tag0 === "reset"){
if(!(validate207(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate207.errors : vErrors.concat(validate207.errors);
errors = vErrors.length;
}
}
else if(tag0 === "state"){
if(!(validate208(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors);
errors = vErrors.length;
}
}
else if(tag0 === "reply"){
if(!(validate210(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
}
else if(tag0 === "goaway"){
if(!(validate212(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate212.errors : vErrors.concat(validate212.errors);
errors = vErrors.length;
}
}
else if(tag0 === "pong"){
if(!(validate213(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate213.errors : vErrors.concat(validate213.errors);
errors = vErrors.length;
}
}
else {
validate192.errors = [{}];
return false;
}
}
else {
validate192.errors = [{}];
return false;
}
}
else {
validate192.errors = [{}];
return false;
}
}
validate192.errors = vErrors;
return errors === 0;
}


function validate191(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isServerMessage" */;
let vErrors = null;
let errors = 0;
if(!(validate192(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors);
errors = vErrors.length;
}
validate191.errors = vErrors;
return errors === 0;
}

export const isSessionCreated = validate225;
const schema85 = {"$id":"isSessionCreated","$ref":"api#/components/schemas/SessionCreated"};
const schema86 = {"properties":{"owner_token":{"type":"string"},"session_id":{"type":"string"}},"required":["session_id","owner_token"],"type":"object"};

function validate226(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.session_id === undefined) && (missing0 = "session_id")) || ((data.owner_token === undefined) && (missing0 = "owner_token"))){
validate226.errors = [{}];
return false;
}
else {
if(data.owner_token !== undefined){
const _errs1 = errors;
if(typeof data.owner_token !== "string"){
validate226.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs3 = errors;
if(typeof data.session_id !== "string"){
validate226.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate226.errors = [{}];
return false;
}
}
validate226.errors = vErrors;
return errors === 0;
}


function validate225(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isSessionCreated" */;
let vErrors = null;
let errors = 0;
if(!(validate226(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate226.errors : vErrors.concat(validate226.errors);
errors = vErrors.length;
}
validate225.errors = vErrors;
return errors === 0;
}

export const isShare = validate228;
const schema87 = {"$id":"isShare","$ref":"api#/components/schemas/Share"};
const schema88 = {"properties":{"created_at":{"type":"string"},"layout":{"$ref":"#/components/schemas/Layout"},"run":{"anyOf":[{"$ref":"#/components/schemas/RunDetail"},{"type":"null"}]},"share_id":{"type":"string"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"title":{"type":"string"}},"required":["share_id","title","layout","spec","run","created_at"],"type":"object"};

function validate231(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.keyframe_bytes === undefined){
data.keyframe_bytes = 0;
}
let missing0;
if(((((((((data.run === undefined) && (missing0 = "run")) || ((data.session_id === undefined) && (missing0 = "session_id"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.events === undefined) && (missing0 = "events"))) || ((data.first_seq === undefined) && (missing0 = "first_seq"))) || ((data.last_seq === undefined) && (missing0 = "last_seq"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))){
validate231.errors = [{}];
return false;
}
else {
if(data.events !== undefined){
let data0 = data.events;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate167(data0[i0], {instancePath:instancePath+"/events/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate231.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data2 = data.fingerprint;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/fingerprint/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate231.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_seq !== undefined){
const _errs8 = errors;
if(!(typeof data.first_seq == "number")){
validate231.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs10 = errors;
if(!(typeof data.keyframe_bytes == "number")){
validate231.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
if(valid0){
if(data.keyframes !== undefined){
let data6 = data.keyframes;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
var valid3 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(!(typeof data6[i1] == "number")){
validate231.errors = [{}];
return false;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate231.errors = [{}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_seq !== undefined){
const _errs16 = errors;
if(!(typeof data.last_seq == "number")){
validate231.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs18 = errors;
if(!(validate171(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate171.errors : vErrors.concat(validate171.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs19 = errors;
if(!(validate173(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs20 = errors;
if(typeof data.session_id !== "string"){
validate231.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs22 = errors;
if(!(validate77(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.times !== undefined){
let data13 = data.times;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data13)){
var valid4 = true;
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
let data14 = data13[i2];
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data14)){
if(data14.length > 2){
validate231.errors = [{}];
return false;
}
else {
if(data14.length < 2){
validate231.errors = [{}];
return false;
}
else {
const len3 = data14.length;
if(!(len3 <= 2)){
validate231.errors = [{}];
return false;
}
else {
const len4 = data14.length;
if(len4 > 0){
const _errs27 = errors;
if(!(typeof data14[0] == "number")){
validate231.errors = [{}];
return false;
}
var valid5 = _errs27 === errors;
}
if(valid5){
if(len4 > 1){
const _errs29 = errors;
if(!(typeof data14[1] == "number")){
validate231.errors = [{}];
return false;
}
var valid5 = _errs29 === errors;
}
}
}
}
}
}
else {
validate231.errors = [{}];
return false;
}
}
var valid4 = _errs25 === errors;
if(!valid4){
break;
}
}
}
else {
validate231.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate231.errors = [{}];
return false;
}
}
validate231.errors = vErrors;
return errors === 0;
}


function validate229(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.share_id === undefined) && (missing0 = "share_id")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.layout === undefined) && (missing0 = "layout"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run === undefined) && (missing0 = "run"))) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate229.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate229.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layout !== undefined){
const _errs3 = errors;
if(!(validate146(data.layout, {instancePath:instancePath+"/layout",parentData:data,parentDataProperty:"layout",rootData}))){
vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data2 = data.run;
const _errs4 = errors;
const _errs5 = errors;
let valid1 = false;
const _errs6 = errors;
if(!(validate231(data2, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate231.errors : vErrors.concat(validate231.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data2 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate229.errors = vErrors;
return false;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.share_id !== undefined){
const _errs9 = errors;
if(typeof data.share_id !== "string"){
validate229.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs11 = errors;
if(!(validate77(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs12 = errors;
if(typeof data.title !== "string"){
validate229.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate229.errors = [{}];
return false;
}
}
validate229.errors = vErrors;
return errors === 0;
}


function validate228(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isShare" */;
let vErrors = null;
let errors = 0;
if(!(validate229(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate229.errors : vErrors.concat(validate229.errors);
errors = vErrors.length;
}
validate228.errors = vErrors;
return errors === 0;
}

export const isShareCreated = validate240;
const schema90 = {"$id":"isShareCreated","$ref":"api#/components/schemas/ShareCreated"};
const schema91 = {"properties":{"path":{"type":"string"},"share_id":{"type":"string"}},"required":["share_id","path"],"type":"object"};

function validate241(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.share_id === undefined) && (missing0 = "share_id")) || ((data.path === undefined) && (missing0 = "path"))){
validate241.errors = [{}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate241.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.share_id !== undefined){
const _errs3 = errors;
if(typeof data.share_id !== "string"){
validate241.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate241.errors = [{}];
return false;
}
}
validate241.errors = vErrors;
return errors === 0;
}


function validate240(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isShareCreated" */;
let vErrors = null;
let errors = 0;
if(!(validate241(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors);
errors = vErrors.length;
}
validate240.errors = vErrors;
return errors === 0;
}

